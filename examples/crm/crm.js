// The CRM that was there before the desk: invented customers, kept in memory as a server would keep them.
const records = new Map([
  [
    '5b1e7c40',
    {
      name: 'Ava Hill',
      about: 'Cardiff · customer since 2019',
      orders: ['TEA-1987 · Smoky tea, two tins · packed', 'TEA-1902 · Pot with a wooden lid · delivered'],
      notes: ['Likes blue wrapping paper.'],
    },
  ],
  ['a6d2f1b8', {name: 'Sam Reed', about: 'Leeds · customer since 2023', orders: ['TEA-2015 · Six cups'], notes: []}],
  ['c93a02d7', {name: 'Harbour Kettle Café', about: 'Whitby · trade customer', orders: [], notes: ['Pays monthly.']}],
  [
    '08f4e6b2',
    {name: 'ليلى', about: 'Bristol · customer since 2024', orders: ['TEA-2041 · Tea set, green'], notes: []},
  ],
]);

const unknown = {name: 'New customer', about: 'Not in the records yet', orders: [], notes: []};

/** By the key a task names its customer with: no phone number reaches the page. */
export async function loadRecord(key) {
  return {key, ...(records.get(key) ?? unknown)};
}

export async function saveNote({key, ...record}, note) {
  records.set(key, {...record, notes: [note, ...record.notes]});
  return loadRecord(key);
}
