#include "app/cli/export_paper.h"
#include "app/cli/headless_gui.h"
#include "core/base/translate.h"
#include "core/survey/questionnaires.h"
#include "ui/print/paper_pdf.h"

namespace counterpoint::cli {

Result<Answer> exportPaper(const Project& project, const QString& questionnaire, const std::vector<std::string>& languages,
                           const PaperOptions& options, const QString& path)
{
    if (languages.size() > 1)
        return fail(Error::Kind::Invalid, translate("Cli", "Paper has one language: print each into a file of its own."));
    const auto language = languages.empty() ? QString() : text(languages.front());
    auto paper = project.read([&](const Read& db) -> Result<PaperQuestionnaire> {
        const auto info = questionnaires::byName(db, questionnaire);
        if (!info)
            return fail(info);
        const auto whole = questionnaires::read(db, info->id);
        return whole ? paperQuestionnaire(*whole, language) : fail(whole);
    });
    if (!paper)
        return fail(paper);
    if (options.hasNoCodes)
        paper->leaveCodesOut();
    const HeadlessGui gui;
    const auto pages = ui::writePaperQuestionnaire(*paper, path, options.size == "letter" ? ui::PaperSize::Letter : ui::PaperSize::A4);
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
