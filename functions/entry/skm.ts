import { skmApi } from '../../domain/skm-api.ts';
import { closePeriod, correctPeriod, publishPeriod, setPopulation } from '../usecases/change-period.ts';
import { openSkm } from '../usecases/open-skm.ts';
import { correctPaperSheet, enterPaperSheet, openPaperSheet } from '../usecases/paper-sheet.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { makeKioskLink, removeKioskLink, setSkmSettings } from '../usecases/set-skm-settings.ts';
import { exportAnswers, posterFile, surveyReportFile } from '../usecases/skm-files.ts';
import { hideComment, savePlanRow } from '../usecases/tend-survey.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Acts of the survey officer: name → endpoint, a part of `staffEndpoints`. */
export function skmEndpoints(deps: ReportDeps): { [K in keyof typeof skmApi]: Endpoint } {
  return {
    openSkm: endpoint(skmApi.openSkm, (uid, input) => openSkm(deps, uid, input)),
    setSkmSettings: endpoint(skmApi.setSkmSettings, (uid, input) => setSkmSettings(deps, uid, input)),
    makeKioskLink: endpoint(skmApi.makeKioskLink, (uid, input) => makeKioskLink(deps, uid, input)),
    removeKioskLink: endpoint(skmApi.removeKioskLink, (uid, input) => removeKioskLink(deps, uid, input)),
    setPopulation: endpoint(skmApi.setPopulation, (uid, input) => setPopulation(deps, uid, input)),
    closePeriod: endpoint(skmApi.closePeriod, (uid, input) => closePeriod(deps, uid, input)),
    correctPeriod: endpoint(skmApi.correctPeriod, (uid, input) => correctPeriod(deps, uid, input)),
    publishPeriod: endpoint(skmApi.publishPeriod, (uid, input) => publishPeriod(deps, uid, input)),
    hideComment: endpoint(skmApi.hideComment, (uid, input) =>
      hideComment(deps, uid, { ...input, hidden: true }),
    ),
    showComment: endpoint(skmApi.showComment, (uid, input) =>
      hideComment(deps, uid, { ...input, hidden: false }),
    ),
    savePlanRow: endpoint(skmApi.savePlanRow, (uid, input) => savePlanRow(deps, uid, input)),
    enterPaperSheet: endpoint(skmApi.enterPaperSheet, (uid, input) => enterPaperSheet(deps, uid, input)),
    correctPaperSheet: endpoint(skmApi.correctPaperSheet, (uid, input) =>
      correctPaperSheet(deps, uid, input),
    ),
    openPaperSheet: endpoint(skmApi.openPaperSheet, (uid, input) => openPaperSheet(deps, uid, input)),
    exportAnswers: endpoint(skmApi.exportAnswers, (uid, input) => exportAnswers(deps, uid, input)),
    surveyReportFile: endpoint(skmApi.surveyReportFile, (uid, input) => surveyReportFile(deps, uid, input)),
    posterFile: endpoint(skmApi.posterFile, (uid, input) => posterFile(deps, uid, input)),
  };
}
