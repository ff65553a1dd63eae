/** The door `tongka/chart`: what the charts of a protocol are written with, and how they are composed. */
export type {
  ChartEvent,
  Envelope,
  Group,
  Link,
  Message,
  Party,
  PartyName,
  Report,
  Send,
  System,
} from '#machines';
export { broadcast, effects, reply, reportFrom, send, senderOf, sendFrom } from '#machines';
