import type { JSX } from 'preact';
import { quotable } from '../../../../domain/printed.ts';
import { Door } from '../../../../domain/conditions.ts';
import { markWords, photosWords } from '../../../../domain/requirement-words.ts';
import { PaperMark, RequirementKind } from '../../../../domain/standard.ts';
import { doorWords } from '../../../../domain/words-id.ts';
import { newRequirement, rowAnchor, withDefinition, without } from '../../standard-form.ts';
import { requirementKindWords } from '../../text.ts';
import { words } from '../../text-standards.ts';
import { CheckField, CheckGroup, SelectField, TextField } from '../field.tsx';
import { ListEditor } from '../list-editor.tsx';
import { LinesField, QuoteField, short } from '../text-fields.tsx';
import { ConditionField } from './condition-field.tsx';
import { foundAt, Part } from './part.tsx';
import type { PartProps } from './part.tsx';
import { RulesGroup } from './rules-group.tsx';
import { VariantsGroup } from './variants-group.tsx';

const doors = Door.options.map((value) => ({ value, label: doorWords[value] }));
const kinds = RequirementKind.options.map((value) => ({ value, label: requirementKindWords[value] }));

const marks = PaperMark.options.map((value) => ({ value, label: markWords[value].replace(/\.$/, '') }));

/** What the applicant brings: each printed item, and what Loket must know of it. */
export function RequirementsPart({ standard, onStandard, at }: PartProps): JSX.Element {
  const { definition, printed } = standard;
  const pieces = quotable(printed.requirements);
  return (
    <Part part="persyaratan" at={at} hint={words.requirements.hint}>
      <ListEditor
        label={words.parts.persyaratan}
        add={words.requirements.add}
        anchor={(position) => rowAnchor('persyaratan', position)}
        items={definition.requirements}
        onItems={(requirements) => {
          onStandard(withDefinition(standard, { requirements }));
        }}
        make={() => newRequirement(standard)}
        summary={({ text, kind }, position) => (
          <>
            {String(position + 1)}. {short(text) || words.rows.unnamed}{' '}
            <span class="soft">{requirementKindWords[kind]}</span>
          </>
        )}
        error={(position) => foundAt(at(rowAnchor('persyaratan', position)))}
      >
        {({ value, change }) => (
          <>
            <QuoteField
              label={words.requirements.text}
              pieces={pieces}
              value={value.text}
              onValue={(text) => {
                change({ ...value, text: text ?? '' });
              }}
            />
            <SelectField
              label={words.requirements.kind}
              options={kinds}
              value={value.kind}
              onValue={(kind) => {
                change({ ...value, kind: RequirementKind.safeParse(kind).data ?? 'file' });
              }}
            />
            <CheckField
              label={words.requirements.optional}
              checked={value.optional === true}
              onChecked={(optional) => {
                change(optional ? { ...value, optional } : without(value, 'optional'));
              }}
            />
            <CheckField
              label={words.requirements.openEnded}
              checked={value.openEnded === true}
              onChecked={(openEnded) => {
                change(openEnded ? { ...value, openEnded } : without(value, 'openEnded'));
              }}
            />
            <CheckField
              label={words.requirements.paper}
              checked={value.paperAllowed}
              onChecked={(paperAllowed) => {
                change({ ...value, paperAllowed });
              }}
            />
            <CheckGroup
              legend={words.requirements.doors}
              options={doors}
              values={value.doors ?? []}
              onValues={(chosen) => {
                const list = Door.options.filter((door) => chosen.includes(door));
                change(list.length === 0 ? without(value, 'doors') : { ...value, doors: list });
              }}
            />
            <VariantsGroup
              legend={words.requirements.variants}
              variants={definition.variants}
              value={value.variants}
              onValue={(variants) => {
                change(variants.length === 0 ? without(value, 'variants') : { ...value, variants });
              }}
            />
            <LinesField
              label={words.requirements.alternatives}
              hint={words.requirements.alternativesHint}
              optional
              value={value.alternatives?.of ?? []}
              onValue={(of) => {
                const needed = value.alternatives?.needed ?? 'one';
                change(
                  of.length === 0
                    ? without(value, 'alternatives')
                    : { ...value, alternatives: { of, needed } },
                );
              }}
            />
            {value.alternatives && (
              <SelectField
                label={words.requirements.needed}
                options={words.requirements.neededOptions}
                value={value.alternatives.needed}
                onValue={(needed) => {
                  const of = value.alternatives?.of ?? [];
                  change({ ...value, alternatives: { of, needed: needed === 'all' ? 'all' : 'one' } });
                }}
              />
            )}
            <CheckGroup
              legend={words.requirements.marks}
              options={marks}
              values={value.marks ?? []}
              onValues={(chosen) => {
                const list = PaperMark.options.filter((mark) => chosen.includes(mark));
                change(list.length === 0 ? without(value, 'marks') : { ...value, marks: list });
              }}
            />
            {value.photos && (
              <CheckField
                label={photosWords(value) ?? ''}
                checked
                onChecked={() => {
                  change(without(value, 'photos'));
                }}
              />
            )}
            <TextField
              label={words.requirements.condition}
              hint={words.requirements.conditionHint}
              optional
              value={value.condition ?? ''}
              onValue={(condition) => {
                change(condition === '' ? without(value, 'condition') : { ...value, condition });
              }}
            />
            <ConditionField
              fields={definition.fields}
              when={value.when}
              onWhen={(when) => {
                change(when ? { ...value, when } : without(value, 'when'));
              }}
            />
          </>
        )}
      </ListEditor>
      <RulesGroup standard={standard} onStandard={onStandard} />
    </Part>
  );
}
