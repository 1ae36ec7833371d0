/** Folders go, whichever way their slashes lean. */
const FOLDERS = /^.*[/\\]/su;
/** Controls, direction signs and all else that is not seen, quotes, and what a file system reads as more than a name. */
const UNSEEN_OR_ACTIVE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFE00-\uFE0F\uFFFD"`<>:|?*]/gu;
/** Systems that end names before these would see another ending than people do. */
const AT_THE_ENDS = /^[\s.]+|[\s.]+$/gu;
const LONGEST = 120;
const LONGEST_ENDING = 16;

/** Endings that a system opens as a program, a script or a page, whatever is inside. */
const ACTIVE = new Set(
  `ade adp apk app appimage appinstaller application appref-ms appx asp aspx bas bat bin bundle cab cer chm cmd com
  command cpl crt csh deb desktop diagcab dll dmg docm dotm ear elf exe fish fon fxp gadget grp hlp hpj hta htc htm html
  htaccess img inf ins iqy iso isp jar jnlp js jse jsp ksh lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde
  mdt mdw mdz mht mhtml mjs mobileconfig msc msh msi msix msp mst ocx one onepkg ops out pcd php
  pif pkg pl plg potm ppam ppsm pptm prg printerexport ps1 ps1xml ps2 psc1 psc2 psd1 psdm1 psm1 py pyc pyo pyw pyz
  rb reg rpm run scf scptd scr sct search-ms settingcontent-ms sh shb shs shtml sldm slk so svg svgz swf sys
  tmp ts url vb vbe vbp vbs vhd vhdx vsmacros vsw vxd war webloc website wiz ws wsb wsc wsf wsh xbap xht xhtml xla xlam xll
  xlsb xlsm xltm xml xnk xps xsl xslt zsh`.split(/\s+/u),
);

/** A name as it may be shown and saved; null when nothing of it is left. */
export function fileName(given: string | null): string | null {
  const bare = (given ?? '')
    .normalize('NFC')
    .replace(FOLDERS, '')
    .replaceAll(UNSEEN_OR_ACTIVE, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(AT_THE_ENDS, '');
  return bare === '' ? null : shortened(bare);
}

/** What follows the last dot, small; empty when there is none. */
export const endingOf = (name: string): string => /[^.]\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a system would run what has this name. */
export const isActiveName = (name: string): boolean => ACTIVE.has(endingOf(name).normalize('NFKC').trim());

/** With an ending that belongs to what is inside; a name without any is left as it is. */
export function namedAs(name: string, endings: readonly string[]): string {
  const [first] = endings;
  const ending = endingOf(name);
  return first === undefined || ending === '' || endings.includes(ending) ? name : `${name}.${first}`;
}

/** The ending stays: it says what the file is. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const ending = endingOf(name);
  const end = ending !== '' && ending.length <= LONGEST_ENDING ? `.${ending}` : '';
  const start = name.slice(0, LONGEST - end.length).replace(/\p{Cs}$/u, ''); // half a sign is none
  return `${start.trimEnd()}…${end}`;
}

/** One header value that can hold any name: only what RFC 5987 lets stand is left unencoded. */
export const disposition = (kind: 'inline' | 'attachment', name: string): string =>
  `${kind}; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/[!'()*]/gu, hex)}`;

const hex = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
