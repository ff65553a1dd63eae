/**
 * Two-Phase Commit as a hand-written Spin model, so that Spin is measured on a model in its own style and not on an
 * export: messages are bits since none is ever consumed, there is one process, and every step is one `d_step`.
 */

/**
 * The model with `size` resource managers. Spin stores one state for each world, and counts one transition more than
 * there are steps.
 */
export function twoPhaseCommitPromela(size: number): string {
  const managers = Array.from({ length: size }, (_, at) => at);
  const allReceived = managers.map(at => `receivedPrepared[${at}]`).join(' && ');
  return `/* Two-Phase Commit, ${size} resource managers; messages are never consumed. */
#define WORKING 0
#define PREPARED 1
#define COMMITTED 2
#define ABORTED 3

byte manager[${size}];
bit sentPrepared[${size}];
bit receivedPrepared[${size}];
byte decision;
bit commit, abort;

active proctype system()
{
  do
  :: d_step { decision == WORKING && ${allReceived} -> decision = COMMITTED; commit = 1 }
  :: d_step { decision == WORKING -> decision = ABORTED; abort = 1 }
${managers.map(managed).join('\n')}
  od
}
`;
}

/** The steps of one resource manager, and the receipt of its prepared message. */
function managed(at: number): string {
  return `  :: d_step { decision == WORKING && sentPrepared[${at}] && !receivedPrepared[${at}] -> receivedPrepared[${at}] = 1 }
  :: d_step { manager[${at}] == WORKING -> manager[${at}] = PREPARED; sentPrepared[${at}] = 1 }
  :: d_step { manager[${at}] == WORKING -> manager[${at}] = ABORTED }
  :: d_step { commit && manager[${at}] != COMMITTED -> manager[${at}] = COMMITTED }
  :: d_step { abort && manager[${at}] != ABORTED -> manager[${at}] = ABORTED }`;
}
