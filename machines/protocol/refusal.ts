/** Why something is refused: reasons, and the status words of the element. Closed unions. */

/** Why what was asked for is refused, or ends otherwise than asked. */
export type Refusal =
  | 'authenticationFailed'
  | 'issuerUnreachable'
  | 'noCapacity'
  | 'retired'
  | 'noAnswer'
  | 'unconfirmed'
  | 'interrupted'
  | 'busy'
  | 'alreadyBound'
  | 'noRoom'
  | 'notLive'
  | 'stale'
  | 'notBound'
  | 'noDevice'
  | 'noChoice'
  | 'notApproved'
  | 'notThere'
  | 'notPayable'
  | 'proofWrong'
  | 'replayed'
  | 'issuerDeclined'
  | 'blocked'
  | OneTapRefusal;

/** Why a list is not given, or a card not bound by one tap. */
export type OneTapRefusal = 'notSignedIn' | 'notOwner' | 'codeSpent' | 'codeExpired' | 'serverUnreachable';

/**
 * ISO 7816-4 and GlobalPlatform status words the element answers with: done; wrong data (no instance of that type); not
 * enough memory; referenced data not found; conditions of use not satisfied (an activation that is not newer, or comes
 * during a tap; a transaction without a tap; a store of what was deleted).
 */
export type StatusWord = '9000' | '6A80' | '6A84' | '6A88' | '6985';
