import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useAtWork } from '../context.ts';
import { text } from '../text.ts';
import { fieldOf, instantOf } from '../times.ts';
import { ActBar } from './act-bar.tsx';
import type { ActFormProps } from './acting.ts';
import { focusFirstError, SelectField, TextField } from './field.tsx';
import { Notice } from './notice.tsx';

/** Notes down who signed the paper and when. */
export function PaperSignForm({ opened, busy, onAct }: ActFormProps): JSX.Element {
  const { services, office, me } = useAtWork();
  const { zone } = office.hours;
  const form = useRef<HTMLFormElement>(null);
  const only = opened.signers.length === 1 ? opened.signers[0] : undefined;
  const self = opened.signers.find(({ uid }) => uid === me.uid);
  const [signerUid, setSignerUid] = useState((self ?? only)?.uid ?? '');
  const [at, setAt] = useState(() => fieldOf(services.now(), zone));
  const [tried, setTried] = useState(false);
  const signedAt = instantOf(at, zone, opened.application.submittedAt);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (signerUid === '' || signedAt === undefined) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    onAct({ act: 'sign-on-paper', signerUid, signedAt }, text.paperSign.submit);
  };

  if (opened.signers.length === 0)
    return (
      <Notice tone="warn">
        <p>{text.paperSign.noSigner}</p>
      </Notice>
    );
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <SelectField
        label={text.paperSign.signer}
        choose={text.paperSign.chooseSigner}
        error={tried && signerUid === '' ? text.paperSign.signerMissing : undefined}
        options={opened.signers.map(({ uid, name, post }) => ({ value: uid, label: `${name} – ${post}` }))}
        value={signerUid}
        onValue={setSignerUid}
      />
      <TextField
        label={`${text.paperSign.at} (${office.hours.zoneLabel})`}
        type="datetime-local"
        error={tried && signedAt === undefined ? text.paperSign.atMissing : undefined}
        value={at}
        onValue={setAt}
      />
      <ActBar label={text.paperSign.submit} busy={busy} hint={text.paperSign.hint} />
    </form>
  );
}
