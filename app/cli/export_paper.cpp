#include "app/cli/export_paper.h"
#include "app/cli/headless_gui.h"
#include "core/base/translate.h"
#include "core/survey/questionnaires.h"
#include "ui/print/paper_pdf.h"

namespace counterpoint::cli {

Result<Answer> exportPaper(const Project& project, const QString& questionnaire, const QString& language, const QString& path)
{
    const auto paper = project.read([&](const Read& db) -> Result<PaperQuestionnaire> {
        const auto info = questionnaires::byName(db, questionnaire);
        if (!info)
            return fail(info);
        const auto whole = questionnaires::read(db, info->id);
        return whole ? paperQuestionnaire(*whole, language) : fail(whole);
    });
    if (!paper)
        return fail(paper);
    const HeadlessGui gui;
    const auto pages = ui::writePaperQuestionnaire(*paper, path);
    if (!pages)
        return fail(pages);
    const auto questions = std::count_if(paper->blocks.begin(), paper->blocks.end(),
                                         [](const PaperBlock& block) { return block.kind == PaperBlock::Kind::Question; });
    Answer answer;
    answer.json = {{"file", path}, {"questionnaire", questionnaire}, {"questions", qint64(questions)}, {"pages", *pages}};
    answer.lines << translate("Cli", "Wrote “%1”: %2 questions on %3 pages.").arg(path).arg(questions).arg(*pages);
    return answer;
}

} // namespace counterpoint::cli
