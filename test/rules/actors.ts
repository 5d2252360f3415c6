import type { TokenOptions } from '@firebase/rules-unit-testing';
import { Role } from '../../domain/roles.ts';

/**
 * Who tries the rules: one person per role, and for each fact a permission may rest on someone who differs in it alone.
 * Everybody has a section and a village, so that these are seen to open nothing without the role that goes with them.
 */

/** What the rules may look at in a person. */
export interface Facts {
  account: 'none' | 'without-claims' | 'staff';
  office?: string;
  role?: string;
  section?: string;
  village?: string;
}

export interface Actor {
  name: string;
  facts: Facts;
}

export const ours = {
  office: 'contoh',
  section: 'pemerintahan',
  village: '9999992001',
} as const;
export const theirs = {
  office: 'seberang',
  section: 'pembangunan',
  village: '9999992002',
} as const;

/** Custom claims as they stand in the token. */
export function claimsOf({ account, office, role, section, village }: Facts): TokenOptions {
  return account === 'staff'
    ? { v: 1, m: { [office ?? '']: { r: [role], s: [section], d: [village] } } }
    : {};
}

const staff = (role: string): Facts => ({ account: 'staff', role, ...ours });

export const actors: readonly Actor[] = [
  { name: 'stranger', facts: { account: 'none' } },
  { name: 'account without claims', facts: { account: 'without-claims' } },
  ...Role.options.map((role) => ({ name: role, facts: staff(role) })),
  // A role of the installation, not of an office (design §1: never case data).
  { name: 'regency', facts: staff('regency') },
  {
    name: 'section-head of another section',
    facts: { ...staff('section-head'), section: theirs.section },
  },
  {
    name: 'village of another village',
    facts: { ...staff('village'), village: theirs.village },
  },
  ...Role.options.map((role) => ({
    name: `${role} of another office`,
    facts: { ...staff(role), office: theirs.office },
  })),
];

/** Facts in which two persons differ; what one of them does not have at all is no difference. */
export function differences(a: Facts, b: Facts): (keyof Facts)[] {
  if (a.account !== b.account) return ['account'];
  return (['office', 'role', 'section', 'village'] as const).filter((fact) => a[fact] !== b[fact]);
}
