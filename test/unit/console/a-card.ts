import type { Card } from '../../../domain/personal-data.ts';

/** A row of a work list, invented; what a test is about is given. */
export function aCard(over: Partial<Card> = {}): Card {
  return {
    v: 1,
    officeId: 'contoh',
    applicationId: '0'.repeat(32),
    reference: 'ABCDEFGHJK',
    serviceId: 'surat-layang-layang',
    serviceName: 'Surat layang-layang',
    applicantName: 'Sari Contoh',
    phoneTail: '123',
    door: 'online',
    status: 'open',
    step: 'periksa',
    stepKind: 'check',
    waitingFor: ['counter'],
    sections: ['angin'],
    villageCodes: ['9901012001'],
    dueAt: null,
    warnAt: null,
    submittedAt: 0,
    changedAt: 0,
    revision: 1,
    ...over,
  };
}
