import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { labelsOnSheet } from '../../../../domain/folder-label.ts';
import { useAtWork } from '../../context.ts';
import { sheetsText } from '../../text-sheets.ts';
import { TextField } from '../field.tsx';
import { FileButtons } from '../file-buttons.tsx';

const words = sheetsText.case;

/** Labels for the folders of these cases. A sheet begun yesterday is used up before a new one. */
export function FolderLabels({ applicationIds }: { applicationIds: readonly string[] }): JSX.Element {
  const { services, office } = useAtWork();
  const [skip, setSkip] = useState('0');
  const used = /^\d{1,2}$/.test(skip.trim()) ? Math.min(Number(skip), labelsOnSheet - 1) : 0;
  const label = (paper: 'labels-21' | 'label-58') => () =>
    services.call('folderLabels', {
      officeId: office.id,
      applicationIds: [...applicationIds],
      paper,
      skip: paper === 'labels-21' ? used : 0,
    });
  return (
    <>
      <TextField label={words.skip} inputMode="numeric" maxLength={2} value={skip} onValue={setSkip} />
      <FileButtons
        files={[
          [words.labelSheet, label('labels-21')],
          [words.labelRoll, label('label-58')],
        ]}
      />
    </>
  );
}
