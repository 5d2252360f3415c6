import type { StaffMember } from '../domain/roles.ts';
import type { SurveyAnswer } from '../domain/survey.ts';

/** Demo people and cases. Every name is invented; addresses end in `.example`, which never leads anywhere. */

export const demoPassword = 'demo-loket-2026';

type DemoMember = Pick<StaffMember, 'name' | 'post' | 'roles' | 'sections' | 'villages'> & {
  account: string;
};

const person = (
  account: string,
  name: string,
  post: string,
  roles: StaffMember['roles'],
  sections: string[] = [],
  villages: string[] = [],
): DemoMember => ({ account, name, post, roles, sections, villages });

/** What every office has, whoever its section heads are. */
const office = (
  name: string,
  names: Record<
    'counter' | 'operator' | 'secretary' | 'camat' | 'village' | 'survey' | 'complaints' | 'admin',
    string
  >,
  village: string,
  heads: readonly DemoMember[],
): DemoMember[] => [
  person('loket', names.counter, 'PETUGAS LOKET', ['counter']),
  person('operator', names.operator, 'OPERATOR PELAYANAN', ['operator']),
  ...heads,
  person('sekcam', names.secretary, 'SEKRETARIS CAMAT', ['secretary']),
  person('camat', names.camat, `CAMAT ${name}`, ['camat']),
  person('desa', names.village, 'PETUGAS REGISTRASI DESA', ['village'], [], [village]),
  person('survei', names.survey, 'PETUGAS SURVEI', ['survey']),
  person('pengaduan', names.complaints, 'PETUGAS PENGADUAN', ['complaints']),
  person('admin', names.admin, 'ADMINISTRATOR', ['admin']),
];

const head = (account: string, name: string, post: string, section: string): DemoMember =>
  person(account, name, post, ['section-head'], [section]);

export const demoStaff: Readonly<Record<string, readonly DemoMember[]>> = {
  kejayan: office(
    'KEJAYAN',
    {
      counter: 'Rini Contoh',
      operator: 'Slamet Contoh',
      secretary: 'Dra. Endang Contoh',
      camat: 'Drs. Surya Contoh, M.Si.',
      village: 'Tono Contoh',
      survey: 'Lestari Contoh',
      complaints: 'Ratna Contoh',
      admin: 'Agus Contoh',
    },
    '3514062001',
    [
      head(
        'kasi-pemerintahan',
        'Bambang Contoh, S.AP.',
        'KASI PEMERINTAHAN DAN PELAYANAN',
        'pemerintahan-pelayanan',
      ),
      head('kasi-trantib', 'Hadi Contoh, S.H.', 'KASI TRANTIB', 'trantib'),
      head('kasi-pmd', 'Wahyu Contoh, S.Sos.', 'KASI PMD', 'pmd'),
      head('kasi-kesos', 'Indah Contoh, S.Sos.', 'KASI KESSOS', 'kesos'),
    ],
  ),
  juai: office(
    'JUAI',
    {
      counter: 'Norma Contoh',
      operator: 'Syahrul Contoh',
      secretary: 'Hj. Aminah Contoh, S.E.',
      camat: 'H. Fajar Contoh, S.STP.',
      village: 'Mahyudin Contoh',
      survey: 'Dewi Contoh',
      complaints: 'Lisda Contoh',
      admin: 'Yusuf Contoh',
    },
    '6311012001',
    [
      head(
        'kasi-pelayanan',
        'Rahmat Contoh, S.AP.',
        'KASI PELAYANAN DAN KESEJAHTERAAN SOSIAL',
        'pelayanan-kesejahteraan-sosial',
      ),
      head('kasi-pemerintahan', 'Helda Contoh, S.Sos.', 'KASI PEMERINTAHAN', 'pemerintahan'),
      head('kasi-trantibum', 'Ardiansyah Contoh, S.H.', 'KASI TRANTIBUM', 'trantibum'),
      head('kasi-pmd', 'Noor Contoh, S.E.', 'KASI PEMBERDAYAAN MASYARAKAT', 'pemberdayaan-masyarakat'),
      head('kasi-pembangunan', 'Fitri Contoh, S.T.', 'KASI PEMBANGUNAN', 'pembangunan'),
    ],
  ),
  perak: office(
    'PERAK',
    {
      counter: 'Yuni Contoh',
      operator: 'Dimas Contoh',
      secretary: 'Sri Contoh, S.Sos.',
      camat: 'Arif Contoh, S.STP., M.M.',
      village: 'Kusno Contoh',
      survey: 'Mega Contoh',
      complaints: 'Bayu Contoh',
      admin: 'Teguh Contoh',
    },
    '3517012001',
    [
      head('kasi-pemerintahan', 'Eko Contoh, S.AP.', 'KASI PEMERINTAHAN', 'pemerintahan'),
      head('kasi-sosbud', 'Wiwik Contoh, S.Pd.', 'KASI SOSIAL DAN BUDAYA', 'sosial-budaya'),
      head('kasi-pmd', 'Heru Contoh, S.E.', 'KASI PMD', 'pmd'),
      head('kasi-trantib', 'Didik Contoh, S.H.', 'KASI TRANTIB', 'trantib'),
    ],
  ),
  lekok: office(
    'LEKOK',
    {
      counter: 'Fitriyah Contoh',
      operator: 'Zainal Contoh',
      secretary: 'Nur Contoh, S.Sos.',
      camat: 'Rudi Contoh, S.STP.',
      village: 'Mistar Contoh',
      survey: 'Laila Contoh',
      complaints: 'Hasan Contoh',
      admin: 'Imron Contoh',
    },
    '3514222001',
    [
      head(
        'kasi-pemerintahan',
        'Sugeng Contoh, S.AP.',
        'KASI PEMERINTAHAN DAN PELAYANAN',
        'pemerintahan-pelayanan',
      ),
      head('kasi-pmd', 'Totok Contoh, S.Sos.', 'KASI PEMBERDAYAAN MASYARAKAT DAN DESA', 'pmd'),
      head('kasi-kesos', 'Aisyah Contoh, S.Sos.', 'KASI KESEJAHTERAAN SOSIAL', 'kesos'),
      head('kasi-trantib', 'Joko Contoh, S.H.', 'KASI TRANTIB', 'trantib'),
    ],
  ),
  balongbendo: office(
    'BALONGBENDO',
    {
      counter: 'Dian Contoh',
      operator: 'Rizal Contoh',
      secretary: 'Winarti Contoh, S.H.',
      camat: 'Hendro Contoh, S.STP., M.Si.',
      village: 'Parno Contoh',
      survey: 'Ayu Contoh',
      complaints: 'Gilang Contoh',
      admin: 'Yoga Contoh',
    },
    '3515122001',
    // Its standards name no section.
    [],
  ),
};

/** Services whose doors lead to plavon by their decree and that the demonstration takes in by itself (B1, B5). */
export const demoOwnIntake: Readonly<Record<string, readonly string[]>> = {
  balongbendo: ['kk-pencatatan-biodata', 'ktp-el-baru'],
};

/** Two people waiting at the counter, so that the console is not empty at first sight. */
export const demoApplications = [
  {
    officeId: 'kejayan',
    serviceId: 'pengantar-skck',
    input: {
      name: 'Siti Aminah Contoh',
      nik: '3514064508900001',
      address: 'Dusun Krajan RT 02 RW 01',
      phone: '081200000011',
      birthPlace: 'Pasuruan',
      bornOn: '1990-08-05',
      gender: 'perempuan',
      job: 'Wiraswasta',
      keperluan: 'Melamar pekerjaan',
    },
  },
  {
    officeId: 'juai',
    serviceId: 'perekaman-e-ktp',
    input: {
      variant: 'baru',
      name: 'Muhammad Rizky Contoh',
      nik: '6311010101090002',
      address: 'Jalan Setia RT 01',
      phone: '081200000022',
    },
  },
] as const;

const answer = (value: 2 | 3 | 4): SurveyAnswer => ({
  v: 1,
  values: {
    persyaratan: value,
    prosedur: 3,
    waktu: value,
    biaya: 4,
    produk: 3,
    kompetensi: 3,
    perilaku: 4,
    sarana: 3,
    pengaduan: value,
  },
});

/** Four answers: the figures appear with the fifth, which whoever tries the demo gives. */
export const demoAnswers: readonly SurveyAnswer[] = [answer(3), answer(4), answer(3), answer(2)];
