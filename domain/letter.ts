import * as z from 'zod';

const isoDay = z.iso.date();
const shortLine = z.string().max(300);

/** One block of a letter's body, drawn in order. */
export const LetterBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: z.string() }),
  z.strictObject({
    kind: z.literal('fields'),
    rows: z.array(z.strictObject({ label: shortLine, value: z.string() })).min(1),
  }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.string()).min(1) }),
  /** A word on its own line, e.g. MEMUTUSKAN: */
  z.strictObject({ kind: z.literal('heading'), text: z.string() }),
  /** Its headings stand again on every page it runs over. One cell per column. */
  z
    .strictObject({
      kind: z.literal('table'),
      columns: z
        .array(
          z.strictObject({
            heading: shortLine,
            /** Share of the letter's width, compared with the other columns. */
            width: z.number().positive(),
            align: z.enum(['left', 'right', 'centre']).optional(),
          }),
        )
        .min(1)
        .max(10),
      rows: z.array(z.array(z.string())).min(1),
    })
    .refine(
      ({ columns, rows }) => rows.every((cells) => cells.length === columns.length),
      'a row has one cell per column',
    ),
  /** Parts of a decision: the label, a colon, and its items, lettered where there are several. */
  z.strictObject({
    kind: z.literal('clauses'),
    rows: z.array(z.strictObject({ label: shortLine, items: z.array(z.string()).min(1) })).min(1),
  }),
]);
export type LetterBlock = z.infer<typeof LetterBlock>;

/**
 * Everything printed on one letter, and nothing else: the same content always gives the same bytes.
 * Personal data (P): kept in `letters/{id}/private/content`.
 */
export const LetterContent = z.strictObject({
  v: z.literal(1),
  template: z.strictObject({ id: z.string().min(1), version: z.int().min(1) }),
  paper: z.enum(['A4', 'F4']),
  language: z.literal('id-ID'),
  letterhead: z.strictObject({
    governmentLine: shortLine,
    officeLine: shortLine,
    addressLines: z.array(shortLine).max(5),
  }),
  title: shortLine,
  number: shortLine,
  place: shortLine,
  /** The letter's date as the office's calendar day. */
  dateOn: isoDay,
  subject: z.string().optional(),
  /** What a decision is about: printed below its number, after TENTANG. */
  about: z.string().optional(),
  /**
   * `official`: number, nature, attachments and subject stand at the left, the date at the right (surat dinas). Else title and number
   * stand in the middle and the date above the signature.
   */
  heading: z.enum(['centred', 'official']).optional(),
  nature: shortLine.optional(),
  attachments: shortLine.optional(),
  addressee: z.array(z.string()).min(1).optional(),
  /** Millimetres and points; what an office does not set is as the local rule of F4 letters has it. */
  typeset: z
    .strictObject({
      marginMm: z
        .strictObject({
          top: z.number().min(10).max(50),
          right: z.number().min(10).max(50),
          bottom: z.number().min(10).max(50),
          left: z.number().min(10).max(50),
        })
        .optional(),
      bodySize: z.number().min(9).max(14).optional(),
    })
    .optional(),
  blocks: z.array(LetterBlock).min(1),
  signature: z.strictObject({
    /** e.g. `['a.n. CAMAT KEJAYAN', 'SEKRETARIS CAMAT']`; the comma after the last is drawn by the renderer. */
    capacityLines: z.array(shortLine).min(1).max(6),
    electronic: z.boolean(),
    /** Printed beside the mark of an electronic letter; a wet-ink letter leaves room for the pen instead. */
    statement: shortLine,
    name: z.string(),
    rank: shortLine.optional(),
    nip: shortLine.optional(),
    /** Empty frames at the left of the signature: for photographs to be glued in, and for a duty stamp. */
    photos: z
      .array(z.strictObject({ widthMm: z.number().min(10).max(60), heightMm: z.number().min(10).max(80) }))
      .max(2)
      .optional(),
    stampDuty: z.literal(true).optional(),
  }),
  copies: z.array(z.string()),
  /** Address of the verification page, drawn as QR. */
  qrUrl: z.string().max(300),
  /** Says honestly what the seal is worth. Never claims a certified signature that is not in the file. */
  footer: z.string().max(600).optional(),
  watermark: z.string().max(40).optional(),
});
export type LetterContent = z.infer<typeof LetterContent>;

/** A person named on a letter. Absent facts are absent, never ''. */
export const LetterPerson = z.strictObject({
  name: z.string(),
  nik: z.string().optional(),
  birthPlace: z.string().optional(),
  bornOn: isoDay.optional(),
  gender: z.enum(['male', 'female']).optional(),
  job: z.string().optional(),
  address: z.string().optional(),
});
export type LetterPerson = z.infer<typeof LetterPerson>;

/** What a template is given: the office's own facts, the case's answers, and what was reserved for the letter. */
export const LetterInput = z.strictObject({
  office: z.strictObject({
    /** As it follows the word Kecamatan: `Kejayan`. */
    name: z.string(),
    /** First line of the letterhead: `PEMERINTAH KABUPATEN PASURUAN`. */
    regencyLine: z.string(),
    addressLines: z.array(z.string()),
    /** Where letters are dated: `Kejayan`. */
    place: z.string(),
  }),
  signer: z.strictObject({
    /** Printed above the signature, one line per array item when acting for another: `CAMAT KEJAYAN`. */
    post: z.union([z.string(), z.array(z.string()).min(1)]),
    name: z.string(),
    rank: z.string().optional(),
    nip: z.string().optional(),
  }),
  number: z.string(),
  dateOn: isoDay,
  /** By answer id, as the service's form names its fields. */
  answers: z.record(z.string(), z.string()),
  /** The form's own fields in the order they are asked; their answers are in `answers`. */
  details: z.array(z.strictObject({ id: z.string(), label: shortLine, type: z.string() })).optional(),
  /** Name of the product as the standard has it. */
  productTitle: z.string().optional(),
  person: LetterPerson.optional(),
  village: z.strictObject({ name: z.string(), head: z.string() }).optional(),
  qrUrl: z.string(),
  /** By whom it is signed: the office's own seal unless said. */
  signing: z.enum(['seal', 'bsre']).optional(),
  /** Evaluation letters say on every page that they are no official letters. */
  demo: z.boolean(),
  watermark: z.string().optional(),
});
export type LetterInput = z.infer<typeof LetterInput>;

/**
 * Stands where a template had nothing to print. It survives into the content so that {@link findHole} names the
 * field; no font draws it, so it can never reach paper.
 */
export const HOLE = '\uFFFC';

export const demoWatermark = 'CONTOH – BUKAN SURAT RESMI';
export const draftWatermark = 'KONSEP';

type Printed = { field: string; text: string; optional?: true };

/**
 * The text as it is drawn: composed (NFC), so that ḥ typed as h + dot is one glyph; a tab is a space; every kind of
 * line end is `\n`. What is compared, checked for glyphs and drawn is this text.
 */
export function asPrinted(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ');
}

/** Every text on the letter with the name an officer knows the field by. */
function printed(content: LetterContent): Printed[] {
  const { letterhead, signature } = content;
  const lines = (field: string, texts: readonly string[]) => texts.map((text) => ({ field, text }));
  const maybe = (field: string, text: string | undefined) => (text === undefined ? [] : [{ field, text }]);
  let paragraph = 0;
  const body = content.blocks.flatMap((block): Printed[] => {
    switch (block.kind) {
      case 'paragraph':
        paragraph += 1;
        return [{ field: `Paragraf ke-${paragraph}`, text: block.text }];
      case 'fields':
        return block.rows.flatMap(({ label, value }) => [
          { field: 'Nama isian', text: label },
          { field: label, text: value },
        ]);
      case 'list':
        return block.items.map((text, index) => ({ field: `Butir ke-${index + 1}`, text }));
      case 'heading':
        return [{ field: 'Judul bagian', text: block.text }];
      case 'table':
        return [
          ...block.columns.map(({ heading }) => ({ field: 'Judul kolom', text: heading })),
          ...block.rows.flatMap((cells, row) =>
            cells.map((text, at) => ({
              field: `${block.columns[at]?.heading ?? ''}, baris ke-${row + 1}`,
              text,
            })),
          ),
        ];
      case 'clauses':
        return block.rows.flatMap(({ label, items }) => [
          { field: 'Nama bagian', text: label },
          ...items.map((text) => ({ field: label, text })),
        ]);
      default:
        return block satisfies never;
    }
  });
  return [
    { field: 'Kop surat: baris pemerintah', text: letterhead.governmentLine },
    { field: 'Kop surat: nama kantor', text: letterhead.officeLine },
    ...lines('Kop surat: alamat', letterhead.addressLines),
    { field: 'Judul surat', text: content.title },
    { field: 'Nomor surat', text: content.number },
    { field: 'Tempat surat', text: content.place },
    ...maybe('Hal', content.subject),
    // Each kind of head draws its own: what is not drawn is no hole.
    ...(content.heading === 'official'
      ? [...maybe('Sifat', content.nature), ...maybe('Lampiran', content.attachments)]
      : maybe('Tentang', content.about)),
    ...lines('Tujuan surat', content.addressee ?? []),
    ...body,
    ...lines('Jabatan penanda tangan', signature.capacityLines),
    ...(signature.electronic
      ? [{ field: 'Keterangan tanda tangan elektronik', text: signature.statement }]
      : []),
    { field: 'Nama penanda tangan', text: signature.name },
    ...maybe('Pangkat penanda tangan', signature.rank),
    ...maybe('NIP penanda tangan', signature.nip),
    ...lines('Tembusan', content.copies),
    ...maybe('Catatan kaki', content.footer),
    ...maybe('Tanda air', content.watermark),
  ];
}

export type UnprintableField = { field: string; characters: string };

/**
 * Characters of the letter that cannot be drawn, gathered per field.
 * @param canPrint asked for one code point of the text {@link asPrinted}; line ends are never asked for
 * @returns one row per field, its characters once each in order of appearance; empty when all can be drawn
 */
export function unprintable(
  content: LetterContent,
  canPrint: (character: string) => boolean,
): UnprintableField[] {
  const found = new Map<string, Set<string>>();
  for (const { field, text } of printed(content)) {
    for (const character of asPrinted(text)) {
      if (character === '\n' || canPrint(character)) continue;
      const characters = found.get(field) ?? new Set<string>();
      characters.add(character);
      found.set(field, characters);
    }
  }
  return [...found].map(([field, characters]) => ({ field, characters: [...characters].join('') }));
}

/**
 * The first field that would be printed blank, by its Indonesian name, or `undefined` when the letter is whole.
 * A letter with a hole is never made: an empty name on paper is filled in by hand, by anybody.
 */
export function findHole(content: LetterContent): string | undefined {
  const blank = printed(content).find(({ text }) => text.includes(HOLE) || isBlank(text));
  if (blank) return blank.field;
  if (isBlank(content.qrUrl)) return 'Alamat verifikasi (QR)';
  // An electronic mark without the line that says what it is worth would be read as a certified signature.
  if (content.signature.electronic && content.footer === undefined) return 'Catatan kaki';
  return undefined;
}

function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
