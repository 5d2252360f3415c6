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

export const demoStaff: Readonly<Record<string, readonly DemoMember[]>> = {
  kejayan: [
    person('loket', 'Rini Contoh', 'PETUGAS LOKET', ['counter']),
    person(
      'kasi-pemerintahan',
      'Bambang Contoh, S.AP.',
      'KASI PEMERINTAHAN DAN PELAYANAN',
      ['section-head'],
      ['pemerintahan-pelayanan'],
    ),
    person('kasi-trantib', 'Hadi Contoh, S.H.', 'KASI TRANTIB', ['section-head'], ['trantib']),
    person('kasi-pmd', 'Wahyu Contoh, S.Sos.', 'KASI PMD', ['section-head'], ['pmd']),
    person('sekcam', 'Dra. Endang Contoh', 'SEKRETARIS CAMAT', ['secretary']),
    person('camat', 'Drs. Surya Contoh, M.Si.', 'CAMAT KEJAYAN', ['camat']),
    person('desa', 'Tono Contoh', 'PETUGAS REGISTRASI DESA', ['village'], [], ['3514062001']),
    person('survei', 'Lestari Contoh', 'PETUGAS SURVEI', ['survey']),
    person('admin', 'Agus Contoh', 'ADMINISTRATOR', ['admin']),
  ],
  juai: [
    person('loket', 'Norma Contoh', 'PETUGAS LOKET', ['counter']),
    person(
      'kasi-pelayanan',
      'Rahmat Contoh, S.AP.',
      'KASI PELAYANAN DAN KESEJAHTERAAN SOSIAL',
      ['section-head'],
      ['pelayanan-kesejahteraan-sosial'],
    ),
    person('sekcam', 'Hj. Aminah Contoh, S.E.', 'SEKRETARIS CAMAT', ['secretary']),
    person('camat', 'H. Fajar Contoh, S.STP.', 'CAMAT JUAI', ['camat']),
    person('survei', 'Dewi Contoh', 'PETUGAS SURVEI', ['survey']),
    person('admin', 'Yusuf Contoh', 'ADMINISTRATOR', ['admin']),
  ],
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
