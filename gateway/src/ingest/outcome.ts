/** What came of an update: `waiting` when a conversation now waits for an agent, `unused` when nothing could be done. */
export type Outcome = 'stored' | 'waiting' | 'known' | 'unused';
