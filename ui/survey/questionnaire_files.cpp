#include "ui/survey/questionnaire_files.h"
#include "core/interchange/xlsform/form.h"
#include "core/survey/fielded_form.h"
#include "core/survey/questionnaires.h"
#include "core/survey/xlsform_export.h"
#include "core/survey/xlsform_import.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/survey/questionnaire_export.h"
#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QUrl>

namespace counterpoint::ui {

namespace {

constexpr qint64 largestForm = 50LL * 1024 * 1024; ///< what is larger is no form

/// A name for a file: that of the questionnaire without what file systems do not take.
QString fileNameFor(const Questionnaire& questionnaire, const QString& suffix)
{
    auto name = questionnaire.name;
    for (const auto sign : QStringLiteral("/\\:*?\"<>|"))
        name.replace(sign, u' ');
    return name.simplified() + suffix;
}

/// The first sentences, and how many more there are.
QString firstOf(const QStringList& sentences)
{
    constexpr qsizetype most = 3;
    auto text = sentences.mid(0, most).join(u' ');
    if (sentences.size() > most)
        text += u' ' + QuestionnaireFiles::tr("And %n more.", nullptr, int(sentences.size() - most));
    return text;
}

void ask(QFileDialog* dialog, const char* name, const QString& suggested, const QString& suffix)
{
    dialog->setObjectName(QLatin1String(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(suggested);
    dialog->open();
}

} // namespace

QuestionnaireFiles::QuestionnaireFiles(QuestionnaireDesk& desk, QWidget* window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
{
}

QuestionnaireFiles::~QuestionnaireFiles() = default;

void QuestionnaireFiles::askForForm()
{
    auto* dialog =
        new QFileDialog(m_window, tr("Import a questionnaire in XLSForm"), QString(), tr("XLSForm (*.xlsx *.xlsm *.xls);;All files (*)"));
    dialog->setObjectName(QStringLiteral("chooseXlsForm"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &QuestionnaireFiles::importForm);
    dialog->open();
}

void QuestionnaireFiles::importForm(const QString& path)
{
    m_desk.keepTyping();
    auto& notices = m_desk.session().notices();
    QFile file(path);
    const auto name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        notices.error({Error::Kind::Io, tr("“%1” cannot be read: %2.").arg(name, file.errorString()), {}});
        return;
    }
    if (file.size() > largestForm) {
        notices.error({Error::Kind::Format, tr("“%1” is too large for a questionnaire in XLSForm.").arg(name), {}});
        return;
    }
    const auto read =
        xlsform::read(file.readAll(), name).and_then([&](const xlsform::Form& form) { return questionnaireFromForm(form, name); });
    if (!notices.accept(read))
        return;
    Result<QuestionnaireId> made = QuestionnaireId();
    if (!m_desk.step(tr("Import questionnaire “%1”").arg(read->questionnaire.name), [&](Edit& db) {
            made = questionnaires::save(db, read->questionnaire);
            return made;
        }))
        return;
    m_desk.open(*made);
    QStringList kept;
    for (const auto& finding : read->findings.unsupported)
        kept << finding.sentence();
    const auto sentence = tr("Imported %n question(s) from “%1”.", nullptr, read->findings.questions).arg(name);
    if (kept.isEmpty())
        notices.done(sentence);
    else
        notices.offer(QStringLiteral("%1 %2 %3").arg(sentence, tr("Not supported here, but kept:"), firstOf(kept)), {});
}

void QuestionnaireFiles::askForXlsForm()
{
    m_desk.keepTyping();
    auto* dialog = new QFileDialog(m_window, tr("Export as XLSForm"), QString(), tr("XLSForm (*.xlsx)"));
    connect(dialog, &QFileDialog::fileSelected, this, &QuestionnaireFiles::exportXlsForm);
    ask(dialog, "writeXlsForm", fileNameFor(m_desk.questionnaire(), QStringLiteral(".xlsx")), QStringLiteral("xlsx"));
}

void QuestionnaireFiles::exportXlsForm(const QString& path)
{
    const auto bytes = formFromQuestionnaire(m_desk.questionnaire()).and_then(xlsform::write);
    if (!m_desk.session().notices().accept(bytes) || !write(path, *bytes))
        return;
    const auto losses = lossesInForm(m_desk.questionnaire());
    const auto sentence = tr("Wrote “%1”.").arg(QFileInfo(path).fileName());
    if (losses.isEmpty())
        m_desk.session().notices().say(sentence);
    else
        m_desk.session().notices().offer(
            QStringLiteral("%1 %2 %3").arg(sentence, tr("Other programs do not know of this:"), firstOf(losses)), {});
}

void QuestionnaireFiles::askForExport()
{
    m_desk.keepTyping();
    (new QuestionnaireExport(m_desk, m_window))->open();
}

void QuestionnaireFiles::askForPage()
{
    m_desk.keepTyping();
    auto* dialog = new QFileDialog(m_window, tr("Export as a page to fill in"), QString(), tr("HTML (*.html)"));
    connect(dialog, &QFileDialog::fileSelected, this, &QuestionnaireFiles::exportPage);
    ask(dialog, "writeFormPage", fileNameFor(m_desk.questionnaire(), QStringLiteral(".html")), QStringLiteral("html"));
}

void QuestionnaireFiles::exportPage(const QString& path)
{
    const auto id = m_desk.questionnaire().id;
    fielded_form::Form form;
    // A file that cannot be written makes no version.
    const bool done = m_desk.step(tr("Field “%1”").arg(m_desk.questionnaire().name), [&](Edit& db) -> Result<> {
        auto made = fielded_form::field(db, id, m_desk.session().coderName(), {});
        if (!made)
            return fail(made);
        form = std::move(*made);
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(form.html) != form.html.size() || !file.commit())
            return fail(Error::Kind::Io, tr("“%1” cannot be written: %2.").arg(path, file.errorString()));
        return {};
    });
    if (!done)
        return;
    const auto sentence = tr("Wrote “%1”, version %2. Responses name this version.").arg(QFileInfo(path).fileName(), form.version);
    if (form.losses.isEmpty())
        m_desk.session().notices().say(sentence);
    else
        m_desk.session().notices().offer(QStringLiteral("%1 %2 %3").arg(sentence, tr("A page cannot ask this:"), firstOf(form.losses)), {});
}

void QuestionnaireFiles::tryInBrowser()
{
    m_desk.keepTyping();
    const auto id = m_desk.questionnaire().id;
    const auto page = m_desk.session().project().read([&](const Read& db) { return fielded_form::preview(db, id); });
    if (!m_desk.session().notices().accept(page))
        return;
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    const auto path = m_folder->filePath(QStringLiteral("preview.html"));
    if (!write(path, *page))
        return;
    m_tried = path;
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        m_desk.session().notices().error(
            {Error::Kind::Io, tr("No browser could be started. The page is in “%1” until the study is closed.").arg(path), {}});
}

bool QuestionnaireFiles::write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    m_desk.session().notices().error({Error::Kind::Io, tr("“%1” cannot be written: %2.").arg(path, file.errorString()), {}});
    return false;
}

} // namespace counterpoint::ui
