export interface CustomerRecord {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly orders: readonly string[];
  readonly notes: readonly string[];
}

/** By the key a task names its customer with: no phone number reaches the page. */
export function loadRecord(key: string): Promise<CustomerRecord>;

export function saveNote(record: CustomerRecord, note: string): Promise<CustomerRecord>;
