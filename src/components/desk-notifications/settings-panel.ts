import {html, nothing, type TemplateResult} from 'lit';
import type {Strings} from '../../strings/en.js';
import type {DesktopPermission} from './desktop-permission.js';
import type {NotificationPreferences} from './preferences.js';

export interface SettingsPanel {
  readonly strings: Strings;
  readonly preferences: NotificationPreferences;
  /** Undefined where the page has switched them off. */
  readonly desktop: DesktopPermission | undefined;
  readonly sounds: boolean;
  readonly onChange: (changes: Partial<NotificationPreferences>) => void;
  readonly onTurnOn: () => void;
  readonly onTest: () => void;
}

export function renderSettings({strings, preferences, desktop, sounds, ...on}: SettingsPanel): TemplateResult {
  const {notifications: words} = strings;
  const flag = (name: 'quiet' | 'offerSound' | 'messageSound', label: string) => html`
    <label class="choice" part="setting">
      <input
        type="checkbox"
        .checked=${preferences[name]}
        @change=${({currentTarget}: Event) =>
          currentTarget instanceof HTMLInputElement && on.onChange({[name]: currentTarget.checked})}
      />
      <span>${label}</span>
    </label>
  `;
  return html`
    <h2>${words.settings}</h2>
    ${flag('quiet', words.quiet)}
    ${
      desktop
        ? html`<section aria-labelledby="desktop">
            <h3 id="desktop">${words.desktop}</h3>
            ${
              desktop === 'default'
                ? html`<button class="button" part="turn-on-button" type="button" @click=${on.onTurnOn}>
                    ${words.desktopTurnOn}
                  </button>`
                : html`<p class="quiet small" part="setting">${permissionWords(desktop, strings)}</p>`
            }
          </section>`
        : nothing
    }
    ${
      sounds
        ? html`<section aria-labelledby="sounds">
            <h3 id="sounds">${words.sounds}</h3>
            ${flag('offerSound', words.soundOffer)} ${flag('messageSound', words.soundMessage)}
            <label class="volume" part="setting">
              <span>${words.volume}</span>
              <input
                type="range"
                min="0"
                max="100"
                step="5"
                .value=${String(Math.round(preferences.volume * 100))}
                @change=${({currentTarget}: Event) =>
                  currentTarget instanceof HTMLInputElement && on.onChange({volume: currentTarget.valueAsNumber / 100})}
              />
            </label>
            <button class="button" part="test-button" type="button" @click=${on.onTest}>${words.test}</button>
          </section>`
        : nothing
    }
  `;
}

function permissionWords(permission: Exclude<DesktopPermission, 'default'>, {notifications: words}: Strings): string {
  if (permission === 'granted') return words.desktopGranted;
  return permission === 'denied' ? words.desktopDenied : words.desktopUnsupported;
}
