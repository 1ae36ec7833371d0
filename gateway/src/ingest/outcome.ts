/**
 * What came of an update: `waiting` when a conversation now waits for an agent, `unused` when nothing could be done,
 * `without_line` when its line is deleted.
 */
export type Outcome = 'stored' | 'waiting' | 'known' | 'unused' | 'without_line';
