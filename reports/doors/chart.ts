/** The entry point `tongka/chart`: the building blocks of a protocol's charts, and their composition. */
export type {
  ChartEvent,
  Envelope,
  Failure,
  Fault,
  Group,
  GroupFaults,
  Link,
  Message,
  Party,
  PartyFaults,
  PartyName,
  Report,
  Send,
  System,
} from '#machines';
export { broadcast, crash, effects, reply, reportFrom, send, senderOf, sendFrom } from '#machines';
