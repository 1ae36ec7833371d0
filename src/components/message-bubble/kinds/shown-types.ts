/** What a file may be given to. */
export type ShownAs = 'picture' | 'video' | 'sound' | 'pdf';

/** The only types that are ever given to a browser to show: nothing that could act, such as SVG or HTML. */
const SHOWN: Readonly<Record<ShownAs, ReadonlySet<string>>> = {
  picture: new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']),
  video: new Set(['video/mp4', 'video/3gpp', 'video/webm']),
  sound: new Set(['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/amr', 'audio/wav', 'audio/webm']),
  pdf: new Set(['application/pdf']),
};

/** Endings of what runs when it is opened. */
const PROGRAMS = new Set(
  'apk app bat cmd com cpl exe hta htm html jar js jse lnk msi msp mht pif ps1 reg scr sh svg vbe vbs wsf xhtml'.split(
    ' ',
  ),
);

/** A decoded picture above this fills the memory, in px. */
const LARGEST_PICTURE = 50_000_000;

/** Without its parameters. */
export const essenceOf = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';

export const mayBeShown = (as: ShownAs, type: string): boolean => SHOWN[as].has(essenceOf(type));

export const isProgram = (ending: string): boolean => PROGRAMS.has(ending.toLowerCase());

export const isTooLarge = (width: number, height: number): boolean => width * height > LARGEST_PICTURE;
