import {withVersion, type Config} from '../config.js';

/** The configuration as it is now: whoever holds it sees every reload. */
export interface LiveConfig extends Config {
  /** Takes another one from now on, under a higher version whatever its own is. */
  replace(next: Config): void;
}

export function createLiveConfig(first: Config): LiveConfig {
  let current = first;
  return {
    get tenants() {
      return current.tenants;
    },
    get tenantByPhoneNumberId() {
      return current.tenantByPhoneNumberId;
    },
    replace(next) {
      current = withVersion(next, Math.max(versionOf(next), versionOf(current) + 1));
    },
  };
}

const versionOf = ({tenants}: Config): number => Math.max(0, ...[...tenants.values()].map(({version}) => version));
