import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { SearchableService } from '../../../domain/service-search.ts';
import { servicesLike } from '../intake-form.ts';
import { intakeText as words } from '../text-intake.ts';

interface Choosable extends SearchableService {
  serviceId: string;
}

/** A service by typing part of its name, or what people call it: arrows move, Enter takes. */
export function ServiceChoice({
  services,
  chosen,
  onChosen,
}: {
  services: readonly Choosable[];
  chosen: string;
  onChosen: (serviceId: string) => void;
}): JSX.Element {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const name = services.find(({ serviceId }) => serviceId === chosen)?.name ?? '';
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = servicesLike(services, typed ?? '');
  const active = isOpen ? found[Math.min(at, found.length - 1)] : undefined;

  useEffect(() => {
    if (chosen === '') input.current?.focus();
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.serviceId]);

  const open = () => {
    setAt(
      typed === undefined
        ? Math.max(
            0,
            services.findIndex(({ serviceId }) => serviceId === chosen),
          )
        : 0,
    );
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
  };
  const take = (serviceId: string) => {
    close();
    onChosen(serviceId);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
      else open();
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      // Never the form's own Enter: nothing is taken in while a service is being chosen.
      event.preventDefault();
      if (active) take(active.serviceId);
      else open();
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Tab' && active && typed !== undefined) {
      take(active.serviceId);
    }
  };

  return (
    <div class="field service-choice">
      <label for={id}>{words.service}</label>
      <p class="hint" id={`${id}-hint`}>
        {words.serviceHint}
      </p>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-hint`}
        {...(active && { 'aria-activedescendant': `${id}-${active.serviceId}` })}
        placeholder={name}
        value={typed ?? name}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onClick={open}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={words.service} hidden={!isOpen}>
        {found.map((service) => (
          <li
            key={service.serviceId}
            id={`${id}-${service.serviceId}`}
            role="option"
            aria-selected={service === active}
            // The field keeps the focus: its blur would close the list before the click arrives.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              take(service.serviceId);
            }}
          >
            {service.name}
          </li>
        ))}
        {found.length === 0 && (
          <li role="option" aria-disabled="true" aria-selected="false">
            {words.serviceNone}
          </li>
        )}
      </ul>
    </div>
  );
}
