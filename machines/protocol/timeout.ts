/** Time-outs, in milliseconds. In the untimed world only their names matter: each can expire at any moment. */
export const timeouts = {
  /** The wait of a terminal for a server before it repeats a request (a mobile round trip and a retry pause). */
  replyTimeout: 3_000,
  /** The wait of the auth server for an issuer. */
  issuerTimeout: 2_000,
  /** The wait of a point of sale or an element for the other side of a tap; after it the device has left the field. */
  tapTimeout: 500,
  /** The life of an allocation without confirmation: 30 days, as practised for inactive tokens. */
  allocationLease: 30 * 24 * 3_600_000,
  /** The wait of a terminal or server for a person. */
  personTimeout: 300_000,
  /** The validity of a one-time code: ten minutes, as practised. */
  codeLifetime: 600_000,
} as const;
