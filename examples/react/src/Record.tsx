import type {CustomerRecord} from '../../crm/crm.js';

interface Props {
  readonly record: CustomerRecord | null;
  readonly note: string;
  readonly warning: string;
  onNote(note: string): void;
  onSave(): void;
}

export function Record({record, note, warning, onNote, onSave}: Props) {
  if (!record)
    return (
      <main className="record">
        <p className="quiet">Accept a request: the customer’s record opens here.</p>
      </main>
    );
  return (
    <main className="record">
      <h1>{record.name}</h1>
      <p className="quiet">{record.about}</p>
      <h2>Orders</h2>
      <ul>
        {record.orders.map((order) => (
          <li key={order}>{order}</li>
        ))}
      </ul>
      <h2>Notes</h2>
      <ul>
        {record.notes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <form
        className="note"
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <label htmlFor="note">New note</label>
        <textarea id="note" value={note} onChange={(event) => onNote(event.target.value)} />
        <button>Save note</button>
      </form>
      <p className="warning" role="alert">
        {warning}
      </p>
    </main>
  );
}
