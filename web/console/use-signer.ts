import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskApi, OutputOf } from '../../domain/api.ts';
import type { SigningSettings } from '../../domain/office.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { useAtWork } from './context.ts';
import { refusalWords, text } from './text.ts';

/** How long a typed passphrase or code stays in the page. */
export const secretKeptMs = 10 * 60_000;

type Certified = Extract<SigningSettings, { kind: 'bsre' }>;
type Status = OutputOf<DeskApi['signerStatus']>;

/** The signer of an office whose letters bear his own signature. */
export interface Signer {
  settings: Certified;
  status:
    | { state: 'asking' | 'not-connected' }
    | { state: 'failed'; words: string }
    | { state: 'here'; value: Status };
  askStatus: () => void;
  /** What he typed. It lives in this page's memory and nowhere else. */
  secret: string;
  setSecret: (secret: string) => void;
  /** As it is at this moment, for calls that follow one another: '' once it is gone. */
  secretNow: () => string;
  /** After a clear no: what was typed is wrong or used up and is asked for anew. */
  heardNo: (refusal: Refusal) => void;
}

/**
 * The signer at this desk; undefined where the office puts its seal. The secret goes with the desk: leaving it or signing out ends the
 * component, and ten minutes after it was typed it is taken away.
 */
export function useSigner(): Signer | undefined {
  const { services, office } = useAtWork();
  const { signing } = office.settings;
  const settings = signing?.kind === 'bsre' ? signing : undefined;
  const [status, setStatus] = useState<Signer['status']>({ state: 'asking' });
  const [tries, setTries] = useState(0);
  const [secret, setShown] = useState('');
  const now = useRef('');

  const setSecret = (typed: string) => {
    now.current = typed;
    setShown(typed);
  };

  useEffect(() => {
    if (!settings) return undefined;
    let gone = false;
    const show = (next: Signer['status']) => {
      if (!gone) setStatus(next);
    };
    show({ state: 'asking' });
    services.desk('signerStatus', { officeId: office.id }).then(
      (result) => {
        if (result.ok) show({ state: 'here', value: result.value });
        else if (result.refusal.code === 'not-now') show({ state: 'not-connected' });
        else show({ state: 'failed', words: refusalWords(result.refusal) });
      },
      () => {
        show({ state: 'failed', words: text.act.failedRead });
      },
    );
    return () => {
      gone = true;
    };
  }, [settings?.version, settings?.credential, tries]);

  useEffect(() => {
    if (secret === '') return undefined;
    const timer = setTimeout(() => {
      setSecret('');
    }, secretKeptMs);
    return () => {
      clearTimeout(timer);
    };
  }, [secret]);

  useEffect(
    () => () => {
      now.current = '';
    },
    [],
  );

  if (!settings) return undefined;
  return {
    settings,
    status,
    askStatus: () => {
      setTries(tries + 1);
    },
    secret,
    setSecret,
    secretNow: () => now.current,
    heardNo: (refusal) => {
      if (refusal.code === 'signing-refused' && refusal.why === 'wrong-credential') setSecret('');
    },
  };
}

/** A letter can be sent to the service: it is not known to say no, and there is something to send. */
export function mayTry({ status }: Signer): boolean {
  if (status.state === 'here') return status.value.hasIdentity && status.value.maySign !== false;
  return status.state !== 'not-connected';
}
