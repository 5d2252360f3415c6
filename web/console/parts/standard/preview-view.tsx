import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ServiceStandard } from '../../../../domain/standard.ts';
import { useAtWork } from '../../context.ts';
import { refusalWords, text } from '../../text.ts';
import { words } from '../../text-standards.ts';
import { Notice } from '../notice.tsx';
import { RadioGroup } from '../field.tsx';

type Preview =
  { state: 'loading' } | { state: 'failed'; words: string } | { state: 'here'; page: string; form: string };

const widths = ['phone', 'wide'] as const;

/**
 * The public page and its form as they will look. The frames are sandboxed without any right: no script runs in them, nothing
 * can be sent, and a link leads nowhere.
 */
export function PreviewView({ standard }: { standard: ServiceStandard }): JSX.Element {
  const { services, office } = useAtWork();
  const [preview, setPreview] = useState<Preview>({ state: 'loading' });
  const [width, setWidth] = useState<(typeof widths)[number]>('phone');
  useEffect(() => {
    let gone = false;
    const show = (next: Preview) => {
      if (!gone) setPreview(next);
    };
    services.call('previewStandard', { officeId: office.id, standard }).then(
      (result) => {
        show(
          result.ok
            ? { state: 'here', ...result.value }
            : { state: 'failed', words: refusalWords(result.refusal) },
        );
      },
      () => {
        show({ state: 'failed', words: text.act.failedRead });
      },
    );
    return () => {
      gone = true;
    };
  }, [standard]);

  if (preview.state === 'loading') return <p class="soft">{text.loading}</p>;
  if (preview.state === 'failed')
    return (
      <Notice tone="bad">
        <p>{preview.words}</p>
        <p>{words.preview.failed}</p>
      </Notice>
    );
  return (
    <div class="preview" data-testid="preview">
      <p class="hint">{words.preview.hint}</p>
      <RadioGroup
        legend={words.preview.width}
        options={widths.map((value) => ({ value, label: words.preview.widths[value] }))}
        value={width}
        onValue={(next) => {
          setWidth(widths.find((each) => each === next) ?? 'phone');
        }}
      />
      <div class={`preview-frames preview-${width}`}>
        <section>
          <h2>{words.preview.page}</h2>
          <iframe sandbox="" title={words.preview.page} srcdoc={linkless(preview.page)} />
        </section>
        <section>
          <h2>{words.preview.form}</h2>
          <iframe sandbox="" title={words.preview.form} srcdoc={linkless(preview.form)} />
        </section>
      </div>
    </div>
  );
}

/** Links want a new window, which the sandbox does not open: nobody leaves the preview by a slip. */
function linkless(page: string): string {
  return page.replace('<head>', '<head><base target="_blank" />');
}
