export const connectionWords = {
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  offline: 'No connection',
  'signed-out': 'Signed out',
};
