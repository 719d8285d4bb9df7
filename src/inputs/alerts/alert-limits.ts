/** How much of an alert is read; what is longer is cut, what is more is counted. */
export const alertLimits = {
  /** Characters of a message. */
  message: 262_144,
  alerts: 50,
  labels: 64,
  /** Characters of a label's name or an identity. */
  name: 128,
  /** Characters of a label's value. */
  value: 500,
  title: 200,
  text: 2000,
  url: 1000,
} as const;
