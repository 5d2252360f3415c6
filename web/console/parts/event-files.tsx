import type { JSX } from 'preact';
import type { OpenedCase } from '../../../domain/api.ts';
import type { ApplicationEvent } from '../../../domain/application.ts';
import { longDateTime } from '../../../domain/dates-id.ts';
import { eventFiles } from '../attaching.ts';
import { useAtWork } from '../context.ts';
import { attachmentsText as words } from '../text-attachments.ts';
import { happeningWords } from '../text.ts';
import { FileView } from './file-view.tsx';

/** Photos and papers of the staff, by the events they belong to. */

export function EventFiles({
  event,
  opened,
}: {
  event: ApplicationEvent;
  opened: OpenedCase;
}): JSX.Element | null {
  const files = eventFiles(event, opened.attachments);
  if (files.length === 0) return null;
  return (
    <>
      {files.map(({ file, name }, position) => (
        <FileView key={position} applicationId={opened.application.id} sha256={file.sha256} name={name} />
      ))}
    </>
  );
}

export function hasEventFiles({ events }: OpenedCase): boolean {
  return events.some((event) => eventFiles(event, []).length > 0);
}

/** All of them, newest first. */
export function StaffFiles({ opened }: { opened: OpenedCase }): JSX.Element {
  const { office } = useAtWork();
  const { zone, zoneLabel } = office.hours;
  const at = (moment: number) => longDateTime(moment, zone, zoneLabel);
  return (
    <>
      <p class="hint">{words.lead}</p>
      {opened.events
        .toReversed()
        .filter((event) => eventFiles(event, []).length > 0)
        .map((event) => (
          <div key={event.revision}>
            <p>{happeningWords(event.happening, at)}</p>
            <EventFiles event={event} opened={opened} />
          </div>
        ))}
    </>
  );
}
