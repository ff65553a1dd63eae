/** The door `tongka/chart`: what the charts of a protocol are written with, and how they are composed. */
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
