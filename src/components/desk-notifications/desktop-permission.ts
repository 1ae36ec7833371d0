export type DesktopPermission = 'granted' | 'denied' | 'default' | 'unsupported';

export const desktopPermission = (): DesktopPermission =>
  typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
