import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { FaultReason } from '../../../domain/application.ts';
import { faultWords } from '../../../domain/words-id.ts';
import { stepsOf } from '../../../domain/route.ts';
import { answerable } from '../../../domain/steps/check.ts';
import { performs } from '../../../domain/steps/rules.ts';
import { useAtWork } from '../context.ts';
import { text } from '../text.ts';
import { movesText } from '../text-moves.ts';
import { checkAct, faultyCount, judgementOf, problemsOf } from '../verdicts.ts';
import type { Judgement, JudgementProblem } from '../verdicts.ts';
import { ActBar } from './act-bar.tsx';
import type { ActFormProps } from './acting.ts';
import { AreaField, CheckField, focusFirstError, RadioGroup, SelectField } from './field.tsx';
import { asksOriginal, Handed, itemName, itemRows } from './items.tsx';
import type { ItemRow } from './items.tsx';
import { Notice } from './notice.tsx';

const reasons = FaultReason.options.map((value) => ({ value, label: faultWords[value] }));

/** The completeness check: a verdict for every item, sent as one act. */
export function CheckForm({ opened, busy, onAct }: ActFormProps): JSX.Element {
  const { actor } = useAtWork();
  const form = useRef<HTMLFormElement>(null);
  const mayReopen = performs(actor, answerable(opened.application)) !== undefined;
  const rows = itemRows(opened);
  const mayKeep = stepsOf(opened.standard.definition, opened.application).some(
    (step) => step.do === 'hand-over',
  );
  const [changed, setChanged] = useState<Record<string, Judgement>>({});
  const [tried, setTried] = useState(false);
  const judgements = Object.fromEntries(rows.map(({ id, item }) => [id, changed[id] ?? judgementOf(item)]));
  const problems = problemsOf(judgements);
  const problemCount = Object.keys(problems).length;
  const faulty = faultyCount(judgements);
  const label = faulty > 0 ? text.check.submitReturn : text.check.submit;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (problemCount > 0) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    const asked = new Set(rows.filter(asksOriginal).map(({ id }) => id));
    onAct(
      checkAct(judgements, (id) => asked.has(id)),
      label,
    );
  };

  return (
    <form ref={form} noValidate onSubmit={submit}>
      {tried && problemCount > 0 && (
        <Notice tone="bad">
          <p>{text.check.errors(problemCount)}</p>
        </Notice>
      )}
      <p class="row">
        <button
          type="button"
          onClick={() => {
            setChanged(
              Object.fromEntries(
                rows.map(({ id, item }) => [
                  id,
                  { ...(changed[id] ?? judgementOf(item)), verdict: 'in-order' as const },
                ]),
              ),
            );
          }}
          data-testid="all-in-order"
        >
          {text.check.allInOrder}
        </button>
      </p>
      <ol class="items">
        {rows.map((row) => (
          <li key={row.id} class="item" data-item={row.id}>
            <p class="item-name">{itemName(row)}</p>
            <Handed opened={opened} row={row} />
            <VerdictFields
              row={row}
              judgement={judgements[row.id] ?? judgementOf(row.item)}
              problem={tried ? problems[row.id] : undefined}
              mayFault={mayReopen || row.item.verdict !== 'in-order'}
              mayKeep={mayKeep}
              onJudgement={(judgement) => {
                setChanged({ ...changed, [row.id]: judgement });
              }}
            />
          </li>
        ))}
      </ol>
      <ActBar
        label={label}
        busy={busy}
        danger={faulty > 0}
        hint={faulty > 0 ? text.check.returned(faulty) : problemCount === 0 ? text.check.complete : undefined}
      />
    </form>
  );
}

function VerdictFields({
  row,
  judgement,
  problem,
  mayFault,
  mayKeep,
  onJudgement,
}: {
  row: ItemRow;
  judgement: Judgement;
  problem: JudgementProblem | undefined;
  /** What was accepted before is asked for again only by who answers for the case. */
  mayFault: boolean;
  /** Originals are kept only where a hand-over on the case's way gives them back. */
  mayKeep: boolean;
  onJudgement: (judgement: Judgement) => void;
}) {
  const name = itemName(row);
  return (
    <div class="verdict-fields">
      <RadioGroup
        legend={text.check.verdictOf(name)}
        hiddenLegend
        error={problem === 'verdict-missing' ? text.check.verdictMissing : undefined}
        options={[
          { value: 'in-order', label: text.check.inOrder },
          ...(mayFault ? [{ value: 'faulty', label: text.check.faulty }] : []),
        ]}
        value={judgement.verdict}
        onValue={(verdict) => {
          onJudgement({ ...judgement, verdict: verdict === 'faulty' ? 'faulty' : 'in-order' });
        }}
      />
      {judgement.verdict === 'in-order' && asksOriginal(row) && (
        <CheckField
          label={text.check.originalSeen}
          checked={judgement.originalSeen}
          onChecked={(originalSeen) => {
            onJudgement({ ...judgement, originalSeen });
          }}
        />
      )}
      {judgement.verdict === 'in-order' && asksOriginal(row) && judgement.originalSeen && mayKeep && (
        <CheckField
          label={movesText.originals.keep}
          checked={judgement.originalHeld}
          onChecked={(originalHeld) => {
            onJudgement({ ...judgement, originalHeld });
          }}
        />
      )}
      {judgement.verdict === 'faulty' && (
        <>
          <SelectField
            label={text.check.reason}
            choose={text.check.chooseReason}
            error={problem === 'reason-missing' ? text.check.reasonMissing : undefined}
            options={reasons}
            value={judgement.reason}
            onValue={(reason) => {
              onJudgement({ ...judgement, reason: FaultReason.safeParse(reason).data ?? '' });
            }}
          />
          <AreaField
            label={text.check.note}
            hint={text.check.noteHint}
            error={problem === 'note-missing' ? text.check.noteMissing : undefined}
            optional={!judgement.accepted}
            value={judgement.note}
            onValue={(note) => {
              onJudgement({ ...judgement, note });
            }}
          />
        </>
      )}
    </div>
  );
}
