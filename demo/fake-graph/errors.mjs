/** Titles by error code, as far as this fake raises them or a test may force them. */
const TITLES = new Map([
  [1, 'API Unknown'],
  [2, 'API Service'],
  [4, 'API Too Many Calls'],
  [10, 'Permission Denied'],
  [100, 'Invalid parameter'],
  [368, 'Temporarily blocked for policies violations'],
  [80007, 'Rate limit issues'],
  [130429, 'Rate limit hit'],
  [130472, "User's number is part of an experiment"],
  [131000, 'Something went wrong'],
  [131005, 'Access denied'],
  [131008, 'Required parameter is missing'],
  [131009, 'Parameter value is not valid'],
  [131016, 'Service unavailable'],
  [131021, 'Recipient cannot be sender'],
  [131026, 'Message undeliverable'],
  [131031, 'Business Account locked'],
  [131042, 'Business eligibility payment issue'],
  [131045, 'Incorrect certificate'],
  [131047, 'Re-engagement message'],
  [131048, 'Spam rate limit hit'],
  [131049, 'Meta chose not to deliver'],
  [131050, 'User has stopped marketing messages'],
  [131051, 'Unsupported message type'],
  [131053, 'Media upload error'],
  [131056, '(Business Account, Consumer Account) pair rate limit hit'],
  [131057, 'Account in maintenance mode'],
  [131062, 'Business-scoped user id recipients are not supported for this message'],
  [132000, 'Template Param Count Mismatch'],
  [132001, 'Template does not exist'],
  [132012, 'Template Parameter Format Mismatch'],
  [132015, 'Template is Paused'],
  [132018, 'Template parameters are not valid'],
  [133010, 'Phone number not registered'],
]);

const DETAILS = new Map([
  [131026, 'The message could not be delivered to this recipient.'],
  [131047, 'More than 24 hours have passed since the recipient last replied to the sender number.'],
  [131056, 'Too many messages were sent from this number to the same recipient in a short time.'],
]);

/** HTTP status of codes that are not answered with 400 (FACTS 83). */
const STATUS = new Map([
  [1, 500],
  [2, 503],
  [10, 403],
  [190, 401],
  [368, 403],
  [131000, 500],
  [131005, 403],
  [131016, 503],
  [131031, 403],
  [131057, 500],
  [132001, 404],
]);

const HREF = 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes';

/** An answer of the Graph API that is not 200. */
export class GraphError extends Error {
  /**
   * @param {number} code
   * @param {{http?: number, message?: string, details?: string, subcode?: number}} [more]
   */
  constructor(code, more = {}) {
    super(more.message ?? `(#${code}) ${titleOf(code)}`);
    this.code = code;
    this.http = more.http ?? STATUS.get(code) ?? 400;
    // a message of its own means a generic Graph error, and those carry no error_data
    this.details = more.details ?? (more.message === undefined ? detailsOf(code) : undefined);
    this.subcode = more.subcode;
  }

  /** @param {string} traceId */
  body(traceId) {
    return {
      error: {
        message: this.message,
        type: 'OAuthException',
        code: this.code,
        ...(this.subcode !== undefined && {error_subcode: this.subcode}),
        ...(this.details !== undefined && {
          error_data: {messaging_product: 'whatsapp', details: this.details},
        }),
        fbtrace_id: traceId,
      },
    };
  }
}

/**
 * `errors[0]` of a failed status.
 * @param {number} code
 */
export function statusError(code) {
  const title = titleOf(code);
  return {code, title, message: title, error_data: {details: detailsOf(code)}, href: HREF};
}

/** @param {number} code */
function titleOf(code) {
  return TITLES.get(code) ?? 'Error';
}

/** @param {number} code */
function detailsOf(code) {
  return DETAILS.get(code) ?? `${titleOf(code)}.`;
}
