import {
  readId,
  readInteger,
  readObject,
  readObjects,
  readText,
  readWord,
  type JsonObject,
  type ReportProblem,
} from './json.js';
import type {Referral, Surroundings} from './update.js';

/** What stands beside the content of a message: quote, forwarding, product, ad, errors. */
export function readSurroundings(message: JsonObject, report: ReportProblem): Surroundings {
  const context = readObject(message.context);
  const product = readObject(context?.referred_product);
  return {
    quotedId: readQuotedId(context?.id),
    forwarded: readForwarded(context),
    referredProduct: product && {
      catalogId: readId(product.catalog_id),
      retailerId: readId(product.product_retailer_id),
    },
    referral: readReferral(readObject(message.referral)),
    errors: readErrorCodes(message.errors, report),
  };
}

/** The `code` of every error in the list. */
export function readErrorCodes(errors: unknown, report: ReportProblem): number[] {
  const codes = readObjects(errors, report).map((error) => readInteger(error.code));
  if (codes.includes(null)) report();
  return codes.filter((code) => code !== null);
}

// "M0" is what the platform writes where it knows no id
function readQuotedId(value: unknown): string | null {
  const id = readId(value);
  return id === 'M0' ? null : id;
}

function readForwarded(context: JsonObject | null): Surroundings['forwarded'] {
  if (context?.frequently_forwarded === true) return 'frequently';
  return context?.forwarded === true ? 'forwarded' : 'no';
}

function readReferral(referral: JsonObject | null): Referral | null {
  return (
    referral && {
      sourceType: readText(referral.source_type),
      sourceId: readId(referral.source_id),
      headline: readText(referral.headline),
      body: readText(referral.body),
      url: readWord(referral.source_url),
      clickId: readId(referral.ctwa_clid),
    }
  );
}
