import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Services } from '../services.ts';
import { signInProblem, text } from '../text.ts';
import { TextField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';

export function SignInScreen({ services }: { services: Services }): JSX.Element {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const alert = useRef<HTMLDivElement>(null);

  const submit = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await services.signIn(email.trim(), password);
    } catch (error) {
      setProblem(signInProblem(codeOf(error)));
      requestAnimationFrame(() => alert.current?.focus());
    } finally {
      setBusy(false);
    }
  };

  return (
    <main class="sign-in" id="isi">
      <p class="brand">{text.product}</p>
      <Heading title={text.signIn.title}>{text.signIn.title}</Heading>
      {services.demo && (
        <Notice tone="info">
          <p>{text.signIn.demo}</p>
        </Notice>
      )}
      <div role="alert" ref={alert} tabIndex={-1}>
        {problem && (
          <Notice tone="bad">
            <p>{problem}</p>
          </Notice>
        )}
      </div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={text.signIn.email}
          type="email"
          autocomplete="username"
          value={email}
          onValue={setEmail}
        />
        <TextField
          label={text.signIn.password}
          type="password"
          autocomplete="current-password"
          value={password}
          onValue={setPassword}
        />
        <button type="submit" class="primary wide" disabled={busy}>
          {busy ? text.signIn.sending : text.signIn.submit}
        </button>
      </form>
      <p class="soft">{text.signIn.forgotten}</p>
    </main>
  );
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
