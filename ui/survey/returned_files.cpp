#include "ui/survey/returned_files.h"
#include "ui/support/job.h"
#include "ui/survey/questionnaire_desk.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr qsizetype sentencesShown = 3;

/// One sentence on what came in, then what is worth knowing.
QString told(const response_intake::Outcome& outcome)
{
    QStringList sentences;
    QStringList notes;
    for (const auto& taken : outcome.taken) {
        sentences << ReturnedFiles::tr("%n response(s) to “%1” came in.", nullptr, int(taken.added)).arg(taken.name);
        if (!taken.known.isEmpty())
            notes << ReturnedFiles::tr("%n was (were) there already.", nullptr, int(taken.known.size()));
        notes << taken.notes;
    }
    if (outcome.taken.empty())
        sentences << ReturnedFiles::tr("No response came in.");
    for (const auto& refused : outcome.refused)
        notes << refused.reason;
    sentences << notes.mid(0, sentencesShown);
    if (notes.size() > sentencesShown)
        sentences << ReturnedFiles::tr("And %n more.", nullptr, int(notes.size() - sentencesShown));
    return sentences.join(u' ');
}

} // namespace

ReturnedFiles::ReturnedFiles(QuestionnaireDesk& desk, QWidget* window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
{
}

void ReturnedFiles::askForFolder()
{
    m_desk.keepTyping();
    auto* dialog = new QFileDialog(m_window, tr("Folder with responses"));
    dialog->setObjectName(QStringLiteral("chooseResponseFolder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, qOverload<const QString&>(&ReturnedFiles::takeIn));
    dialog->open();
}

void ReturnedFiles::takeIn(const QString& path)
{
    const auto folder = response_intake::readFolder(path);
    if (folder.files.empty() && folder.unread.empty())
        m_desk.session().notices().error(
            {Error::Kind::Invalid, tr("“%1” has no file that a form saved. They end in .json.").arg(QFileInfo(path).fileName()), {}});
    else if (folder.hasSealed)
        askForPassphrase(folder);
    else
        takeIn(folder, {});
}

void ReturnedFiles::askForPassphrase(const response_intake::Folder& folder)
{
    auto* dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("responsePassphrase"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Encrypted responses"));
    dialog->setLabelText(tr("Passphrase of the study’s key:"));
    dialog->setTextEchoMode(QLineEdit::Password);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, folder](const QString& passphrase) {
        const auto sealed = m_desk.session().project().read([](const Read& db) { return study_key::sealedKeys(db); });
        if (!m_desk.session().notices().accept(sealed))
            return;
        m_desk.session().jobs().run(
            this, tr("Opening encrypted responses"), [sealed, passphrase](const Progress&) { return study_key::open(*sealed, passphrase); },
            [this, folder](const Result<study_key::Opened>& keys) {
                if (m_desk.session().notices().accept(keys))
                    takeIn(folder, *keys);
            });
    });
    dialog->open();
}

void ReturnedFiles::takeIn(const response_intake::Folder& folder, const study_key::Opened& keys)
{
    auto reading = response_intake::read(folder.files, keys);
    reading.refused.insert(reading.refused.begin(), folder.unread.begin(), folder.unread.end());
    auto& notices = m_desk.session().notices();
    response_intake::Outcome outcome;
    if (reading.responses.empty()) {
        outcome.refused = reading.refused;
        notices.offer(told(outcome), {});
        return;
    }
    const auto label = tr("Take in %n response(s)", nullptr, int(reading.responses.size()));
    if (!m_desk.step(label, [&](Edit& db) -> Result<> {
            auto taken = response_intake::takeIn(db, reading);
            if (!taken)
                return fail(taken);
            outcome = std::move(*taken);
            return {};
        }))
        return;
    const bool isNothing = std::all_of(outcome.taken.begin(), outcome.taken.end(), [](const auto& each) { return each.added == 0; });
    if (isNothing)
        notices.offer(told(outcome), {});
    else
        notices.done(told(outcome));
}

} // namespace counterpoint::ui
