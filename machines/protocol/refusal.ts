/** The reasons of refusals, and the status words of the element. Closed unions. */

/** The reason why a request is refused, or ends differently. */
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
  | 'typeUnserved'
  | 'notLive'
  | 'wrongType'
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

/** The reason why a list is refused, or a card is not bound by one tap. */
export type OneTapRefusal =
  | 'notSignedIn'
  | 'notOwner'
  | 'unknownCard'
  | 'codeSpent'
  | 'codeExpired'
  | 'serverUnreachable';

/**
 * The ISO 7816-4 and GlobalPlatform status words of the element: success; wrong data (no instance of the type); not
 * enough memory; referenced data not found; conditions of use not satisfied (an activation that is not newer, or is
 * during a tap; a transaction without a tap; a store of a deleted card).
 */
export type StatusWord = '9000' | '6A80' | '6A84' | '6A88' | '6985';
