import type { ActKind, Happening } from '../application.ts';
import { ok } from '../result.ts';
import { notOffered } from './rules.ts';
import type { StepRules } from './rules.ts';
import type { StepKind } from './step.ts';

/** Rules of a step that is one act of its desk and says no more than that it was done. */
function plain<K extends StepKind>(act: ActKind, happening: Happening): StepRules<K> {
  return {
    offers: (step) => [{ act, by: step.by }],
    decide: (_context, done) => (done.act === act ? ok(happening) : notOffered(done)),
  };
}

/** A receipt with reference, QR code and what was handed in (printed for K3 and Balongbendo's population documents). */
export const receipt = plain<'receipt'>('give-receipt', { kind: 'receipt-given' });

/** The number is called (Balongbendo *Legalisasi*). */
export const queue = plain<'queue'>('call', { kind: 'called' });

/** Substance: the data are true. */
export const validate = plain<'validate'>('validate', { kind: 'validated' });

/** Paraf: a recorded act of the named desk. It is data, never a mark in the PDF. */
export const initial = plain<'initial'>('initial', { kind: 'initialed' });

/** The office's stamp on paper. */
export const stamp = plain<'stamp'>('stamp', { kind: 'stamped' });

/** Biometric data taken in SIAK; Loket only knows that it was done. */
export const capture = plain<'capture'>('capture', { kind: 'captured' });

export const print = plain<'print'>('print', { kind: 'printed' });

export const notify = plain<'notify'>('notify', { kind: 'notified' });

export const archive = plain<'archive'>('archive', { kind: 'archived' });

/** The office sends the file to the agency its standard names (Juai *Santunan Kematian*). */
export const sendToAgency = plain<'send-to-agency'>('send', { kind: 'sent' });
