import type { JSX } from 'preact';
import { Definition } from '../../../../domain/standard.ts';
import { definitionWords, deliveryWords } from '../../../../domain/words-id.ts';
import { withDefinition, without } from '../../standard-form.ts';
import { collectorWords } from '../../text.ts';
import { outcomeWords, words } from '../../text-standards.ts';
import { CheckField, CheckGroup, RadioGroup, SelectField, TextField } from '../field.tsx';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

const { delivery } = Definition.shape;
const modes = delivery.shape.modes.element.options;
const collectors = delivery.shape.collectors.element.options;
const kinds = ['letter', 'brought-sheet', 'outcome'] as const;

type Product = Definition['product'];
type Outcome = Extract<Product, { kind: 'outcome' }>['outcome'];
const outcomes = Object.entries(outcomeWords).map(([value, label]) => ({ value, label }));

/** What comes out, in which book it stands, and how it reaches the applicant. */
export function ProductPart({ standard, onStandard, office, templates, at }: PartProps): JSX.Element {
  const { definition } = standard;
  const { product, register } = definition;
  const change = (next: Product) => {
    onStandard(withDefinition(standard, { product: next }));
  };
  return (
    <Part part="hasil" at={at}>
      <RadioGroup
        legend={words.product.kind}
        options={kinds.map((value) => ({ value, label: words.product.kinds[value] }))}
        value={product.kind}
        onValue={(text) => {
          const kind = kinds.find((each) => each === text) ?? product.kind;
          if (kind !== product.kind) change(productAs(kind, product.title, templates[0]?.id ?? ''));
        }}
      />
      <TextField
        label={words.product.title}
        hint={words.product.titleHint}
        value={product.title}
        onValue={(title) => {
          change({ ...product, title });
        }}
      />
      {product.kind === 'letter' && (
        <SelectField
          label={words.product.template}
          options={[
            ...templates.map(({ id }) => ({ value: id, label: words.product.templates[id] ?? id })),
            ...(templates.some(({ id }) => id === product.template)
              ? []
              : [{ value: product.template, label: words.condition.unknown(product.template) }]),
          ]}
          value={product.template}
          onValue={(template) => {
            change({ ...product, template, templateVersion: 1 });
          }}
        />
      )}
      {product.kind === 'outcome' && (
        <SelectField
          label={words.product.outcome}
          options={outcomes}
          value={product.outcome}
          onValue={(outcome) => {
            if (isOutcome(outcome)) change({ ...product, outcome });
          }}
        />
      )}
      <SelectField
        label={definitionWords.register}
        choose={words.product.noBook}
        options={[
          ...office.books.map(({ id, label }) => ({ value: id, label })),
          ...(register && !office.books.some(({ id }) => id === register.book)
            ? [{ value: register.book, label: words.condition.unknown(register.book) }]
            : []),
        ]}
        value={register?.book ?? ''}
        onValue={(id) => {
          const book = office.books.find((each) => each.id === id);
          onStandard(
            book
              ? withDefinition(standard, {
                  register: { classification: '', ...register, book: book.id, label: book.label },
                })
              : { ...standard, definition: without(definition, 'register') },
          );
        }}
      />
      {register && (
        <div class="columns">
          <TextField
            label={words.product.bookLabel}
            value={register.label}
            onValue={(label) => {
              onStandard(withDefinition(standard, { register: { ...register, label } }));
            }}
          />
          <TextField
            label={words.product.classification}
            value={register.classification}
            onValue={(classification) => {
              onStandard(withDefinition(standard, { register: { ...register, classification } }));
            }}
          />
        </div>
      )}
      <CheckGroup
        legend={definitionWords.delivery}
        options={modes.map((value) => ({ value, label: deliveryWords[value] }))}
        values={definition.delivery.modes}
        onValues={(values) => {
          onStandard(
            withDefinition(standard, {
              delivery: { ...definition.delivery, modes: modes.filter((mode) => values.includes(mode)) },
            }),
          );
        }}
      />
      <CheckGroup
        legend={words.product.collectors}
        options={collectors.map((value) => ({ value, label: collectorWords[value] }))}
        values={definition.delivery.collectors}
        onValues={(values) => {
          onStandard(
            withDefinition(standard, {
              delivery: {
                ...definition.delivery,
                collectors: collectors.filter((each) => values.includes(each)),
              },
            }),
          );
        }}
      />
      <CheckField
        label={words.product.collectionBook}
        checked={definition.delivery.collectionBook}
        onChecked={(collectionBook) => {
          onStandard(withDefinition(standard, { delivery: { ...definition.delivery, collectionBook } }));
        }}
      />
      <CheckField
        label={words.product.survey}
        checked={definition.survey}
        onChecked={(survey) => {
          onStandard(withDefinition(standard, { survey }));
        }}
      />
    </Part>
  );
}

function productAs(kind: Product['kind'], title: string, template: string): Product {
  switch (kind) {
    case 'letter':
      return { kind, template, templateVersion: 1, title };
    case 'brought-sheet':
      return { kind, title };
    case 'outcome':
      return { kind, outcome: 'record', title };
    default:
      return kind satisfies never;
  }
}

function isOutcome(text: string): text is Outcome {
  return Object.hasOwn(outcomeWords, text);
}
