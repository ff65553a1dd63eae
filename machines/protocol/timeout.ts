/** Time-outs, in milliseconds. In the untimed world only their names matter: each may expire at any moment. */
export const timeouts = {
  /** A terminal waits this long for a server before it asks again (a mobile round trip and a retry pause). */
  replyTimeout: 3_000,
  /** The auth server waits this long for an issuer. */
  issuerTimeout: 2_000,
  /** A point of sale, and the element, wait this long for the other side of a tap: then the device has left the field. */
  tapTimeout: 500,
  /** An allocation not confirmed by then is retired: 30 days, as practised for inactive tokens. */
  allocationLease: 30 * 24 * 3_600_000,
  /** How long a terminal or server waits for a person. */
  personTimeout: 300_000,
  /** A one-time code is good for this long: ten minutes, as practised. */
  codeLifetime: 600_000,
} as const;
