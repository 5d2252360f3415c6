import type { JSX } from 'preact';
import { deliveryComponents, managementComponents } from '../../../../domain/standard.ts';
import type { ComponentKey, PrintedComponent } from '../../../../domain/standard.ts';
import { componentWords } from '../../../../domain/words-id.ts';
import { printBlocks } from '../../blocks-text.ts';
import { componentAnchor, withBlocks, withComponent, without } from '../../standard-form.ts';
import { words } from '../../text-standards.ts';
import { RadioGroup, TextField } from '../field.tsx';
import { BlocksField } from '../text-fields.tsx';
import { Found, Part } from './part.tsx';
import type { PartProps } from './part.tsx';

/** What the decree will print: the 14 components, each as lines of text. */
export function ComponentsPart(props: PartProps): JSX.Element {
  return (
    <Part part="komponen" at={props.at} hint={words.components.hint}>
      <details class="legend">
        <summary>{words.components.signsTitle}</summary>
        <dl>
          {words.components.signs.map(([sign, meaning]) => (
            <div key={sign}>
              <dt>
                <code>{sign}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
      <h3>{words.components.delivery}</h3>
      {deliveryComponents.map((key) => (
        <ComponentEditor key={key} component={key} {...props} />
      ))}
      <h3>{words.components.management}</h3>
      {managementComponents.map((key) => (
        <ComponentEditor key={key} component={key} {...props} />
      ))}
    </Part>
  );
}

function ComponentEditor({
  component: key,
  standard,
  onStandard,
  at,
}: PartProps & { component: ComponentKey }) {
  const component = standard.printed[key];
  const found = at(componentAnchor(key));
  const states = [
    { value: 'printed', label: words.components.states.printed },
    { value: 'not-stated', label: words.components.states['not-stated'] },
    // Only what was transcribed can be a lost picture.
    ...(component.state === 'unreadable'
      ? [{ value: 'unreadable', label: words.components.states.unreadable }]
      : []),
  ];
  return (
    <div class={found.length > 0 ? 'component field-wrong' : 'component'} id={componentAnchor(key)}>
      <details>
        <summary>
          <span class="row-title">
            {componentWords[key]}
            <span class="soft">{summaryOf(component)}</span>
          </span>
        </summary>
        <RadioGroup
          legend={words.components.state}
          options={states}
          value={component.state}
          onValue={(state) => {
            onStandard(withComponent(standard, key, inState(component, state, componentWords[key])));
          }}
        />
        {component.state === 'printed' && (
          <>
            <div class="columns">
              <TextField
                label={words.components.label}
                value={component.label}
                onValue={(label) => {
                  onStandard(withComponent(standard, key, { ...component, label }));
                }}
              />
              <TextField
                label={words.components.number}
                optional
                value={component.number ?? ''}
                onValue={(number) => {
                  onStandard(
                    withComponent(
                      standard,
                      key,
                      number === '' ? without(component, 'number') : { ...component, number },
                    ),
                  );
                }}
              />
            </div>
            <BlocksField
              label={words.components.text(componentWords[key])}
              error={component.blocks.length === 0 ? words.components.empty : undefined}
              value={component.blocks}
              onValue={(blocks) => {
                onStandard(withBlocks(standard, key, blocks));
              }}
            />
          </>
        )}
      </details>
      <Found words={found} />
    </div>
  );
}

function summaryOf(component: PrintedComponent): string {
  switch (component.state) {
    case 'printed':
      return printBlocks(component.blocks).split('\n').join(' · ');
    case 'not-stated':
    case 'unreadable':
      return words.components.states[component.state];
    default:
      return component satisfies never;
  }
}

function inState(component: PrintedComponent, state: string, label: string): PrintedComponent {
  if (state === component.state) return component;
  if (state === 'printed')
    return {
      state: 'printed',
      label: component.state === 'unreadable' ? component.label : label,
      blocks: [],
    };
  return { state: 'not-stated' };
}
