/** What may be handed out, by the type that the bytes have. */
export interface FileType {
  readonly mime: string;
  /** What it can be taken for without a lie. */
  readonly family: 'image' | 'audio' | 'video' | 'pdf' | 'document';
  /** Shown in the desk; the rest is only downloaded. */
  readonly shown: boolean;
  /** The first is the usual one. */
  readonly endings: readonly string[];
}

const of =
  (family: FileType['family'], shown: boolean) =>
  (mime: string, ...endings: string[]): FileType => ({mime, family, shown, endings});
const image = of('image', true);
const audio = of('audio', true);
const video = of('video', true);
const document = of('document', false);
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** All others are blocked: pages, scripts, programs, documents with macros, and what nobody knows. */
const known: readonly FileType[] = [
  image('image/jpeg', 'jpg', 'jpeg', 'jpe', 'jfif'),
  image('image/png', 'png'),
  image('image/webp', 'webp'),
  image('image/gif', 'gif'),
  ...['heic', 'heif', 'avif', 'tiff', 'bmp'].map((ending) => of('image', false)(`image/${ending}`, ending, 'tif')),
  audio('audio/ogg', 'ogg', 'opus', 'oga'),
  audio('audio/mpeg', 'mp3'),
  audio('audio/mp4', 'm4a', 'mp4'),
  audio('audio/aac', 'aac'),
  audio('audio/amr', 'amr'),
  ...['wav', 'flac'].map((ending) => of('audio', false)(`audio/${ending}`, ending)),
  video('video/mp4', 'mp4', 'm4v'),
  video('video/3gpp', '3gp', '3gpp'),
  video('video/webm', 'webm'),
  of('video', false)('video/quicktime', 'mov', 'qt'),
  of('pdf', false)('application/pdf', 'pdf'),
  document(`${OFFICE}.wordprocessingml.document`, 'docx'),
  document(`${OFFICE}.spreadsheetml.sheet`, 'xlsx'),
  document(`${OFFICE}.presentationml.presentation`, 'pptx', 'ppsx'),
  document(`${OPEN}.text`, 'odt'),
  document(`${OPEN}.spreadsheet`, 'ods'),
  document(`${OPEN}.presentation`, 'odp'),
  document('application/x-cfb', 'doc', 'xls', 'ppt', 'msg', 'pps', 'dot', 'xlt', 'pot'),
  document('application/rtf', 'rtf', 'doc'),
  document('application/zip', 'zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'pages', 'numbers', 'key'),
  document('application/epub+zip', 'epub'),
  document('text/plain', 'txt', 'csv', 'tsv', 'log', 'md', 'json', 'vcf', 'ics', 'srt', 'vtt', 'yaml', 'yml', 'gpx'),
];

/** Other names of the same. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/apng', 'image/png'],
  ['audio/opus', 'audio/ogg'],
  ['application/ogg', 'audio/ogg'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/m4a', 'audio/mp4'],
  ['audio/vnd.wave', 'audio/wav'],
  ['audio/x-wav', 'audio/wav'],
  ['audio/x-flac', 'audio/flac'],
  ['video/x-m4v', 'video/mp4'],
  ['video/3gpp2', 'video/3gpp'],
  ['text/rtf', 'application/rtf'],
]);

const byMime: ReadonlyMap<string, FileType> = new Map(known.map((type) => [type.mime, type]));

export function fileType(mime: string): FileType | undefined {
  const bare = mime.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return byMime.get(SAME.get(bare) ?? bare);
}

/** What a sender says that it is; undefined when that says nothing. */
export function claimedFamily(mime: string): FileType['family'] | 'other' | undefined {
  const type = fileType(mime);
  if (type) return type.family;
  const [family] = mime.toLowerCase().split('/', 1);
  if (family === 'image' || family === 'audio' || family === 'video') return family;
  if (family === 'text' || /officedocument|msword|ms-|opendocument/iu.test(mime)) return 'document';
  return undefined;
}
