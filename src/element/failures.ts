/** What the agent does next about a message that failed; `none`: words say what to do elsewhere. */
export type Remedy = 'retry' | 'template' | 'edit' | 'none';

/** Graph's error codes that mean the same, with what helps. */
const families = {
  expired: {codes: [0, 190], remedy: 'none'},
  notPermitted: {codes: [3, 10, 131005], remedy: 'none'},
  accountTooFast: {codes: [4, 80007], remedy: 'retry'},
  lineTooFast: {codes: [130429], remedy: 'retry'},
  lineLimited: {codes: [131048], remedy: 'none'},
  customerTooFast: {codes: [131056], remedy: 'retry'},
  accountLimited: {codes: [131064], remedy: 'none'},
  windowClosed: {codes: [131047], remedy: 'template'},
  unreachable: {codes: [131026], remedy: 'none'},
  heldBack: {codes: [131049], remedy: 'none'},
  noMarketing: {codes: [131050], remedy: 'none'},
  experiment: {codes: [130472], remedy: 'none'},
  unsupported: {codes: [131051], remedy: 'edit'},
  notAvailable: {codes: [131060], remedy: 'none'},
  fileNotFetched: {codes: [131052], remedy: 'none'},
  fileRefused: {codes: [131053], remedy: 'none'},
  notOnTestList: {codes: [131030], remedy: 'none'},
  sameNumber: {codes: [131021], remedy: 'none'},
  restricted: {codes: [131031, 368], remedy: 'none'},
  country: {codes: [130497], remedy: 'none'},
  displayName: {codes: [131037], remedy: 'none'},
  payment: {codes: [131042], remedy: 'none'},
  notRegistered: {codes: [131045, 133010], remedy: 'none'},
  upgrading: {codes: [131057], remedy: 'retry'},
  badRequest: {codes: [131008, 131009, 100, 33], remedy: 'none'},
  problem: {codes: [131000, 131016, 1, 2, 135000], remedy: 'retry'},
  needsNumber: {codes: [131062], remedy: 'none'},
  marketingOff: {codes: [131063], remedy: 'none'},
  templateValues: {codes: [132000, 132008, 132012], remedy: 'template'},
  templateMissing: {codes: [132001], remedy: 'template'},
  templateTooLong: {codes: [132005], remedy: 'template'},
  templateRefused: {codes: [132007], remedy: 'template'},
  templatePaused: {codes: [132015], remedy: 'template'},
  templateDisabled: {codes: [132016], remedy: 'template'},
  flowBlocked: {codes: [132068], remedy: 'template'},
  flowTooFast: {codes: [132069], remedy: 'template'},
  newSecurityCode: {codes: [137000], remedy: 'retry'},
} as const satisfies Record<string, {readonly codes: readonly number[]; readonly remedy: Remedy}>;

export type FailureFamily = keyof typeof families;

const isFamily = (name: string): name is FailureFamily => name in families;

const byCode = new Map<string, FailureFamily>(
  Object.entries(families).flatMap(([name, {codes}]) =>
    isFamily(name) ? codes.map((code): [string, FailureFamily] => [String(code), name]) : [],
  ),
);

/** Null for a code that nobody has heard of. */
export function failureFamily(code: string): FailureFamily | null {
  return byCode.get(code) ?? (/^2\d\d$/.test(code) ? 'notPermitted' : null);
}

export const familyRemedy = (family: FailureFamily): Remedy => families[family].remedy;
