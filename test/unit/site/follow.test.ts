import { beforeEach, describe, expect, it } from 'vitest';
import { act, aPicture, aSentCase, bringTo, faulty, stateOf } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { paths } from '../../../domain/paths.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { realOffices, uidOf } from '../../fixtures/office.ts';
import { actIdIn, siteOf, Visitor, wordsOf } from './visitor.ts';

const counter = { role: 'counter' } as const;

let deps: TestDeps;
let visitor: Visitor;
let sent: TestCase;
let own: string;

beforeEach(async () => {
  deps = await staffedDeps(realOffices);
  visitor = new Visitor(siteOf(deps));
  sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
  own = `/kejayan/permohonan/${sent.access.reference}`;
});

const link = () => `/s/kejayan/${sent.access.reference}/${sent.access.secret}`;

describe('the applicant’s link', () => {
  it('opens the case at an address without the secret', async () => {
    const page = await visitor.visit(link());
    expect(page.status).toBe(200);
    expect(visitor.path).toBe(own);
    expect(page.body).not.toContain(sent.access.secret);
    expect(visitor.cookie).toContain(sent.access.secret);
  });

  it('answers an unknown reference, a wrong secret and no link alike', async () => {
    const wrong = new Visitor(visitor.app);
    const unknown = new Visitor(visitor.app);
    const without = new Visitor(visitor.app);
    const pages = [
      await wrong.visit(`/s/kejayan/${sent.access.reference}/AAAAAAAAAAAAAAAAAAAAAA`),
      await unknown.visit('/s/kejayan/23456789AB/AAAAAAAAAAAAAAAAAAAAAA'),
      await without.visit(own),
    ];
    for (const page of pages) {
      expect(page.status).toBe(404);
      expect(wordsOf(page)).toContain('Tautan ini tidak dapat dibuka');
      expect(wordsOf(page)).toBe(wordsOf(pages[0] ?? page));
    }
  });

  it('belongs to its office', async () => {
    expect((await visitor.visit(`/s/juai/${sent.access.reference}/${sent.access.secret}`)).status).toBe(404);
  });

  it.each(['/s/kejayan/x/y', '/s/KEJAYAN/23456789AB/y', '/s/kejayan/23456789AB/y%7Ez'])(
    'that is none sets no cookie: %s',
    async (path) => {
      const response = await visitor.send(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('set-cookie')).toBeNull();
    },
  );

  it('that is mistyped takes nothing from one that works', async () => {
    await visitor.visit(link());
    const held = visitor.cookie;
    const wrong = await visitor.visit(`/s/kejayan/${sent.access.reference}/AAAAAAAAAAAAAAAAAAAAAA`);
    expect(wrong.status).toBe(404);
    expect(wordsOf(wrong)).toContain('Tautan ini tidak dapat dibuka');
    for (let i = 0; i < 6; i += 1)
      await visitor.visit(`/s/kejayan/23456789A${String(i + 2)}/AAAAAAAAAAAAAAAA`);
    expect(visitor.cookie).toBe(held);
    expect((await visitor.visit(own)).status).toBe(200);
  });

  it('is forgotten with the draft it began as, also where it came by mail', async () => {
    const mailed = 'rahasia-dari-surel';
    const path = paths.applicantData('kejayan', sent.id);
    const stored = await deps.documents.get(path);
    const secretHashes = [deps.sha256(sent.access.secret), deps.sha256(mailed)];
    await deps.documents.commit([{ do: 'set', path, data: { ...stored?.data, secretHashes } }]);
    visitor.cookie = `__session=d.kejayan.${sent.id}.${sent.access.secret}`;
    await visitor.visit(`/s/kejayan/${sent.access.reference}/${mailed}`);
    await visitor.post(`${own}/lupakan`);
    expect(visitor.cookie).toBe('__session=');
  });

  it('slows down guessing', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1)
      statuses.push((await visitor.visit(`/s/kejayan/${sent.access.reference}/salah${String(i)}`)).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 404));
    expect(statuses.at(-1)).toBe(429);
    expect((await visitor.visit(link())).status).toBe(200);
  });

  it('can be forgotten on a shared device and still works after', async () => {
    await visitor.visit(link());
    await visitor.post(`${own}/lupakan`);
    expect(visitor.path).toBe('/kejayan');
    expect((await visitor.visit(own)).status).toBe(404);
    expect((await visitor.visit(link())).status).toBe(200);
  });
});

describe('the case’s page', () => {
  beforeEach(() => visitor.visit(link()));

  it('tells where it stands, then when it is due on the office’s clock', async () => {
    expect(wordsOf(await visitor.visit(own))).toContain('Diterima, menunggu diperiksa');
    await bringTo(deps, sent, 'konsep');
    const words = wordsOf(await visitor.visit(own));
    expect(words).toContain('Lengkap, sedang diproses');
    // Complete at 09.00, promised 20 Menit of office time.
    expect(words).toContain('Paling lambat Senin, 23 November 2026 pukul 09.20 WIB');
    expect(words).toContain('Jangka waktu menurut standar: 20 Menit.');
  });

  it('promises a message only to who left an address', async () => {
    expect(wordsOf(await visitor.visit(own))).toContain('Kami memberi tahu Anda lewat surel');
    const path = paths.applicantData('kejayan', sent.id);
    const stored = await deps.documents.get(path);
    const contacts = { phone: '+6281234567890' };
    await deps.documents.commit([{ do: 'set', path, data: { ...stored?.data, contacts } }]);
    const words = wordsOf(await visitor.visit(own));
    expect(words).not.toContain('memberi tahu');
    expect(words).toContain('Buka lagi tautan Anda');
  });

  it('says it is late in words, with what the standard promises then', async () => {
    await bringTo(deps, sent, 'konsep');
    deps.time.now += 21 * 60_000;
    const words = wordsOf(await visitor.visit(own));
    expect(words).toContain('Batas waktu ini sudah lewat.');
    expect(words).toContain('siap menerima sanksi');
  });

  it('names whose paraf and signature it waits for', async () => {
    await bringTo(deps, sent, 'paraf-kasi');
    expect(wordsOf(await visitor.visit(own))).toContain('Menunggu paraf Kasi Pemerintahan & Pelayanan');
    await bringTo(deps, sent, 'tanda-tangan');
    expect(wordsOf(await visitor.visit(own))).toContain('Menunggu tanda tangan Camat');
  });

  it('shows who opened the data, by role and never by name', async () => {
    expect(wordsOf(await visitor.visit(own))).toContain('Belum ada petugas yang membuka data Anda.');
    const uid = uidOf('kejayan', counter);
    granted(await openCase(deps, uid, { officeId: 'kejayan', applicationId: sent.id }));
    const page = await visitor.visit(own);
    expect(wordsOf(page)).toContain(
      'Petugas loket membuka permohonan Senin, 23 November 2026 pukul 09.00 WIB',
    );
    expect(page.body).not.toContain(uid);
  });

  it('returns items with reason and note, and takes exactly those again', async () => {
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'ktp')));
    const returned = await visitor.visit(own);
    const words = wordsOf(returned);
    expect(words).toContain('Perlu dilengkapi');
    expect(words).toContain('Alasan: Tidak terbaca');
    expect(words).toContain('Mohon ktp difoto ulang');
    expect(returned.body).toContain('id="berkas-ktp"');
    expect(returned.body).not.toContain('id="berkas-kk"');

    const early = await visitor.post(`${own}/perbaikan`, { actId: actIdIn(returned) });
    expect(early.status).toBe(422);
    expect(early.body).toContain('href="#berkas-ktp"');

    const bad = await visitor.upload(`${own}/perbaikan/ktp`, { name: 'a.exe', bytes: new Uint8Array(9) });
    expect(bad.status).toBe(415);
    const notAsked = await visitor.upload(`${own}/perbaikan/kk`, aPicture('kk'));
    expect(notAsked.status).toBe(409);
    expect(notAsked.body).toContain(`href="${own}"`);

    const ready = await visitor.upload(`${own}/perbaikan/ktp`, aPicture('baru'));
    expect(wordsOf(ready)).toContain('fotobaru.png');
    const actId = actIdIn(ready);
    await visitor.post(`${own}/perbaikan`, { actId });
    const after = await visitor.post(`${own}/perbaikan`, { actId });
    expect(after.status).toBe(200);
    expect(wordsOf(after)).toContain('Diterima, menunggu diperiksa');
    expect((await stateOf(deps, sent)).revision).toBe(3);
  });

  it('lets a returned item come on paper', async () => {
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'ktp')));
    await visitor.post(`${own}/perbaikan/ktp/kertas`, { bawa: 'ya' });
    const actId = actIdIn(await visitor.visit(own));
    expect(wordsOf(await visitor.post(`${own}/perbaikan`, { actId }))).toContain(
      'Serahkan kertas ini di loket',
    );
  });

  it('asks before a case is cancelled, and cancels once', async () => {
    const question = await visitor.visit(`${own}/batal`);
    expect(wordsOf(question)).toContain('Batalkan permohonan ini?');
    expect((await stateOf(deps, sent)).status).toBe('open');
    const actId = actIdIn(question);
    await visitor.post(`${own}/batal`, { actId });
    expect(wordsOf(await visitor.post(`${own}/batal`, { actId }))).toContain('Dibatalkan pemohon');
    await visitor.visit(`${own}/batal`);
    expect(visitor.path).toBe(own);
  });

  it.each(['perbaikan', 'perbaikan/ktp', 'perbaikan/ktp/kertas', 'perbaikan/ktp/hapus', 'survei', 'lupakan'])(
    'leads back to itself when a post is reloaded as a page: %s',
    async (posted) => {
      const held = visitor.cookie;
      const response = await visitor.send(`${own}/${posted}`);
      expect([response.status, response.headers.get('location')]).toEqual([303, own]);
      expect(visitor.cookie).toBe(held);
      expect((await new Visitor(visitor.app).visit(`${own}/${posted}`)).status).toBe(404);
    },
  );

  it('takes no act without its key', async () => {
    expect((await visitor.post(`${own}/batal`)).status).toBe(422);
    expect((await visitor.post(`${own}/batal`, { actId: 'x' })).status).toBe(422);
    expect((await stateOf(deps, sent)).status).toBe('open');
  });
});

describe('a finished case', () => {
  it('offers the signed letter as the very bytes, and not before it is signed', async () => {
    await visitor.visit(link());
    expect((await visitor.visit(`${own}/surat.pdf`)).status).toBe(404);
    await bringTo(deps, sent, 'serah');
    const page = await visitor.visit(own);
    expect(page.body).toContain(`href="${own}/surat.pdf"`);
    expect(wordsOf(page)).toContain('Surat terbit, siap diunduh atau diambil');
    expect(wordsOf(page)).toContain('Surat ini bersegel elektronik kantor.');
    expect(wordsOf(page)).toContain('Surat terbit, bersegel elektronik kantor');
    expect(wordsOf(page)).not.toMatch(/(ber|dengan )tanda tangan elektronik/);
    const response = await visitor.send(`${own}/surat.pdf`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="pengantar-skck-${sent.access.reference}.pdf"`,
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(deps.sha256(bytes)).toBe((await stateOf(deps, sent)).letter?.sha256);
  });

  it('offers the survey once; the token stands in the redirect and nowhere in the case', async () => {
    await visitor.visit(link());
    await bringTo(deps, sent, 'serah');
    const actId = actIdIn(await visitor.visit(own));
    const opened = await visitor.send(`${own}/survei`, {
      method: 'POST',
      body: new URLSearchParams({ actId }),
    });
    const location = opened.headers.get('location') ?? '';
    expect(location).toMatch(/^\/survei\/kejayan\/[\w-]+$/);
    expect((await visitor.visit(own)).body).not.toContain('Isi survei');
    const taken = await visitor.post(`${own}/survei`, { actId });
    expect(taken.status).toBe(409);
    expect(taken.body).toContain(`href="${own}"`);

    // Whoever holds the link answers, from any device.
    const anyone = new Visitor(visitor.app);
    const form = await anyone.visit(location);
    expect(form.status).toBe(200);
    expect(form.body).not.toContain(sent.access.reference);
    const half = await anyone.post(location, { waktu: '3', suggestion: 'Tambah kursi' });
    expect(half.status).toBe(422);
    expect(half.body).toContain('href="#persyaratan"');
    expect(half.body).toContain('Tambah kursi');
    const values = Object.fromEntries(
      [
        'persyaratan',
        'prosedur',
        'waktu',
        'biaya',
        'produk',
        'kompetensi',
        'perilaku',
        'sarana',
        'pengaduan',
      ].map((key) => [key, '4']),
    );
    expect(wordsOf(await anyone.post(location, values))).toContain('Terima kasih');
    const again = await anyone.post(location, values);
    expect(again.status).toBe(404);
    expect(wordsOf(again)).toContain('Bila Anda baru saja mengirim jawaban');
  });

  it('says of a survey link whose time is over what is over', async () => {
    await visitor.visit(link());
    await bringTo(deps, sent, 'serah');
    const actId = actIdIn(await visitor.visit(own));
    await visitor.post(`${own}/survei`, { actId });
    const survey = visitor.path;
    deps.time.now += 400 * 86_400_000;
    const page = await visitor.visit(survey);
    expect(page.status).toBe(410);
    expect(wordsOf(page)).toContain('Masa pengisian survei ini sudah berakhir');
    expect(wordsOf(page)).not.toContain('Mulailah lagi dari halaman layanan');
  });

  it('has wet ink on the brought sheet to collect and no letter to download', async () => {
    const sheet = await aSentCase(deps, { officeId: 'juai', serviceId: 'perekaman-e-ktp' });
    await bringTo(deps, sheet, 'serah');
    const page = await visitor.visit(`/s/juai/${sheet.access.reference}/${sheet.access.secret}`);
    expect(wordsOf(page)).toContain('Siap diambil');
    // 09.00 WIB is 10.00 at Juai.
    expect(wordsOf(page)).toContain('Senin, 23 November 2026 pukul 10.00 WITA');
    expect(page.body).not.toContain('surat.pdf');
  });
});

describe('an applicant who has to come', () => {
  let coming: TestCase;
  let path: string;

  beforeEach(async () => {
    coming = await aSentCase(deps, { officeId: 'balongbendo', serviceId: 'ktp-el-baru' });
    path = `/balongbendo/permohonan/${coming.access.reference}`;
    await visitor.visit(`/s/balongbendo/${coming.access.reference}/${coming.access.secret}`);
  });

  const radios = ({ body }: { body: string }) =>
    [...body.matchAll(/name="at" value="(\d+)"/g)].map(([, at]) => at);

  it('chooses from the free times of the next two weeks, and changes it', async () => {
    await bringTo(deps, coming, 'jadwal');
    expect(wordsOf(await visitor.visit(path))).toContain('Pilih hari dan jam kedatangan Anda.');
    const page = await visitor.visit(`${path}/jadwal`);
    const [first, second] = radios(page);
    const status = await visitor.post(`${path}/jadwal`, { actId: actIdIn(page), at: first ?? '' });
    expect(visitor.path).toBe(path);
    expect(wordsOf(status)).toContain('Jadwal Anda Senin, 23 November 2026 pukul 09.15 WIB');
    const again = await visitor.visit(`${path}/jadwal`);
    expect(wordsOf(again)).toContain('Jadwal itu dilepas setelah Anda memilih yang baru.');
    const changed = await visitor.post(`${path}/jadwal`, { actId: actIdIn(again), at: second ?? '' });
    expect(wordsOf(changed)).toContain('pukul 09.30 WIB');
  });

  it('is told when nothing was chosen, or somebody was quicker', async () => {
    await bringTo(deps, coming, 'jadwal');
    const page = await visitor.visit(`${path}/jadwal`);
    const none = await visitor.post(`${path}/jadwal`, { actId: actIdIn(page) });
    expect(none.status).toBe(422);
    expect(wordsOf(none)).toContain('Pilih satu waktu dahulu.');
    const past = await visitor.post(`${path}/jadwal`, { actId: actIdIn(page), at: '1' });
    expect(past.status).toBe(409);
    expect(wordsOf(past)).toContain('Pilih jadwal lain.');
    expect(radios(past).length).toBeGreaterThan(0);
  });

  it('has nothing to choose before the file is complete', async () => {
    await visitor.visit(`${path}/jadwal`);
    expect(visitor.path).toBe(path);
  });

  it('learns that the time is past, and may choose another', async () => {
    await bringTo(deps, coming, 'jadwal');
    const page = await visitor.visit(`${path}/jadwal`);
    await visitor.post(`${path}/jadwal`, { actId: actIdIn(page), at: radios(page)[0] ?? '' });
    deps.time.now += 24 * 3_600_000;
    expect(wordsOf(await visitor.visit(path))).toContain('Jadwal itu sudah lewat.');
  });
});

describe('a request that cannot be met', () => {
  it('is told with its ground and the written reason, and where to complain', async () => {
    const event = await aSentCase(deps, { officeId: 'lekok', serviceId: 'pengantar-ijin-keramaian' });
    await bringTo(deps, event, 'survei');
    const kasi = { role: 'section-head', section: 'trantib' } as const;
    const surveyedAt = deps.now();
    granted(
      await act(deps, event, kasi, {
        act: 'survey-field',
        surveyedAt,
        suits: false,
        note: 'Catatan lapangan.',
      }),
    );
    const note = 'Lapangan <tergenang>.';
    granted(await act(deps, event, kasi, { act: 'refuse', ground: 'conditions-not-met', note }));
    await visitor.visit(`/s/lekok/${event.access.reference}/${event.access.secret}`);
    const page = await visitor.visit(`/lekok/permohonan/${event.access.reference}`);
    const words = wordsOf(page);
    expect(words).toContain('Syarat dalam standar tidak terpenuhi');
    expect(words).toContain('Alasan tertulis petugas: Lapangan <tergenang>.');
    expect(words).not.toContain('Catatan lapangan.');
    expect(page.body).toContain('/lekok/layanan/pengantar-ijin-keramaian#pengaduan');
  });
});

describe('a request its applicant did not go on with', () => {
  it('says why it was closed, and where to complain', async () => {
    const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
    const loket = { role: 'counter' } as const;
    granted(await act(deps, sent, loket, faulty(await stateOf(deps, sent), 'ktp')));
    granted(await act(deps, sent, loket, { act: 'expire', note: 'Sudah dihubungi tiga kali.' }));
    await visitor.visit(`/s/kejayan/${sent.access.reference}/${sent.access.secret}`);
    const page = await visitor.visit(`/kejayan/permohonan/${sent.access.reference}`);
    const words = wordsOf(page);
    expect(words).toContain('Mengapa ditutup');
    expect(words).toContain('Alasan tertulis petugas: Sudah dihubungi tiga kali.');
    expect(page.body).toContain('/kejayan/layanan/pengantar-skck#pengaduan');
  });
});

describe('a broken promise', () => {
  it('is made good in words the applicant understands', async () => {
    const late = await aSentCase(deps, { officeId: 'juai', serviceId: 'perekaman-e-ktp' });
    await bringTo(deps, late, 'tanda-tangan');
    deps.time.now += 60 * 60_000;
    await bringTo(deps, late, 'serah');
    granted(await act(deps, late, { role: 'secretary' }, { act: 'confirm-breach' }));
    const path = `/juai/permohonan/${late.access.reference}`;
    await visitor.visit(`/s/juai/${late.access.reference}/${late.access.secret}`);
    const words = wordsOf(await visitor.visit(path));
    expect(words).toContain('Kewajiban kantor kepada Anda');
    expect(words).toContain('Hasil layanan diantar ke alamat Anda → Belum, sedang diurus kantor');
    granted(
      await act(
        deps,
        late,
        { role: 'secretary' },
        {
          act: 'compensate',
          part: 'deliver-to-address',
          note: 'Diterima ibunya',
        },
      ),
    );
    expect(wordsOf(await visitor.visit(path))).toContain(
      'Hasil layanan diantar ke alamat Anda ✓ Sudah diberikan',
    );
  });
});
