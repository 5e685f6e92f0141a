#include "ui/survey/questionnaire_export.h"
#include "core/survey/fielding.h"
#include "core/survey/limesurvey_export.h"
#include "core/survey/paper_questionnaire.h"
#include "core/survey/study_key.h"
#include "core/survey/xlsform_export.h"
#include "ui/print/paper_pdf.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/widgets/error_line.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>
#include <initializer_list>

namespace counterpoint::ui {

namespace {

QString suffixOf(QuestionnaireExport::Kind kind)
{
    switch (kind) {
    case QuestionnaireExport::Kind::Page:
        return QStringLiteral("html");
    case QuestionnaireExport::Kind::Paper:
        return QStringLiteral("pdf");
    case QuestionnaireExport::Kind::XlsForm:
        return QStringLiteral("xlsx");
    case QuestionnaireExport::Kind::LimeSurvey:
        return QStringLiteral("lss");
    }
    return {};
}

Result<> save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(Error::Kind::Io, QuestionnaireExport::tr("“%1” cannot be written: %2.").arg(path, file.errorString()));
}

} // namespace

QuestionnaireExport::QuestionnaireExport(QuestionnaireDesk& desk, QWidget* window)
    : QDialog(window)
    , m_desk(desk)
    , m_questionnaire(desk.questionnaire())
    , m_form(new QFormLayout)
    , m_kind(named(new QComboBox, "exportKind", tr("What is written")))
    , m_layout(named(new QComboBox, "exportLayout", tr("Screens of the page")))
    , m_languages(named(new QListWidget, "exportLanguages", tr("Languages of the page")))
    , m_encrypted(named(new QCheckBox(tr("&Encrypt the responses, so that only a passphrase opens them")), "exportEncrypted",
                        tr("Encrypt the responses")))
    , m_keyWarning(new QLabel(tr("The study has no key yet. Nobody can replace the passphrase: without it the responses are lost.")))
    , m_passphrase(named(new QLineEdit, "exportPassphrase", tr("Passphrase")))
    , m_again(named(new QLineEdit, "exportPassphraseAgain", tr("Passphrase once more")))
    , m_language(named(new QComboBox, "exportLanguage", tr("Language on paper")))
    , m_size(named(new QComboBox, "exportPaperSize", tr("Size of the paper")))
    , m_codes(named(new QCheckBox(tr("Small &codes beside the boxes, for typing in")), "exportCodes", tr("Codes beside the boxes")))
    , m_losses(new QLabel)
    , m_problem(new ErrorLine("exportProblem"))
    , m_write(named(new QPushButton(tr("&Write…")), "exportWrite", tr("Choose where to write it")))
{
    named(this, "exportQuestionnaireDialog", tr("Export the questionnaire"));
    setWindowTitle(tr("Export the questionnaire"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_kind->addItem(tr("A page to fill in, as a file (.html)"), int(Kind::Page));
    m_kind->addItem(tr("On paper (.pdf)"), int(Kind::Paper));
    m_kind->addItem(tr("XLSForm, for Kobo, ODK and others (.xlsx)"), int(Kind::XlsForm));
    m_kind->addItem(tr("LimeSurvey (.lss)"), int(Kind::LimeSurvey));
    m_losses->setObjectName(QStringLiteral("exportLosses"));
    m_losses->setWordWrap(true);
    m_losses->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_write, QDialogButtonBox::AcceptRole);
    m_write->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false); // Enter writes
    m_form->addRow(tr("&As"), m_kind);
    buildPage();
    buildPaper();
    auto* column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addWidget(m_losses);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 20);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &QuestionnaireExport::showKind);
    connect(m_encrypted, &QCheckBox::toggled, this, &QuestionnaireExport::showPassphrase);
    connect(buttons, &QDialogButtonBox::accepted, this, &QuestionnaireExport::askForFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    desk.session().project().read([&](const Read& db) {
        m_hasKey = study_key::newest(db).has_value();
        m_encrypted->setChecked(fielding::of(db, m_questionnaire.id).isEncrypted);
    });
    showKind();
}

void QuestionnaireExport::buildPage()
{
    m_layout->addItem(tr("As it is designed"), int(FormLayout::AsDesigned));
    m_layout->addItem(tr("One for each page or section"), int(FormLayout::Pages));
    m_layout->addItem(tr("All on one, to scroll"), int(FormLayout::Scroll));
    for (const auto& language : m_questionnaire.languages) {
        auto* item = new QListWidgetItem(language.name.isEmpty() ? tr("Language without a name") : language.name, m_languages);
        item->setData(Qt::UserRole, language.name);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    m_languages->setMaximumHeight(fontMetrics().height() * 5);
    for (auto* field : {m_passphrase, m_again})
        field->setEchoMode(QLineEdit::Password);
    m_keyWarning->setWordWrap(true);
    m_form->addRow(tr("&Screens"), m_layout);
    m_form->addRow(tr("&Languages"), m_languages);
    m_form->addRow(QString(), m_encrypted);
    m_form->addRow(QString(), m_keyWarning);
    m_form->addRow(tr("&Passphrase"), m_passphrase);
    m_form->addRow(tr("Once &more"), m_again);
}

void QuestionnaireExport::buildPaper()
{
    for (const auto& language : m_questionnaire.languages)
        m_language->addItem(language.name, language.name);
    m_language->setCurrentIndex(m_language->findData(m_questionnaire.defaultLanguage));
    m_size->addItem(QStringLiteral("A4"), int(PaperSize::A4));
    m_size->addItem(tr("Letter"), int(PaperSize::Letter));
    m_codes->setChecked(true);
    m_form->addRow(tr("&Language"), m_language);
    m_form->addRow(tr("Paper si&ze"), m_size);
    m_form->addRow(QString(), m_codes);
}

QuestionnaireExport::Kind QuestionnaireExport::kind() const { return Kind(m_kind->currentData().toInt()); }

void QuestionnaireExport::showPassphrase()
{
    for (auto* row : std::initializer_list<QWidget*>{m_keyWarning, m_passphrase, m_again})
        m_form->setRowVisible(row, kind() == Kind::Page && m_encrypted->isChecked() && !m_hasKey);
}

void QuestionnaireExport::showKind()
{
    for (auto* row : std::initializer_list<QWidget*>{m_layout, m_encrypted})
        m_form->setRowVisible(row, kind() == Kind::Page);
    m_form->setRowVisible(m_languages, kind() == Kind::Page && m_questionnaire.languages.size() > 1);
    for (auto* row : std::initializer_list<QWidget*>{m_language, m_size, m_codes})
        m_form->setRowVisible(row, kind() == Kind::Paper);
    showPassphrase();
    m_problem->setSentence({});
    m_write->setEnabled(kind() != Kind::Page || !m_desk.isReadOnly()); // a page is of a version, which is frozen for it
    const auto lost = losses();
    constexpr qsizetype most = 6;
    auto said = lost.mid(0, most);
    if (lost.size() > most)
        said << tr("And %n more.", nullptr, int(lost.size() - most));
    m_losses->setText(said.isEmpty() ? QString() : tr("What is lost there:") + u'\n' + said.join(u'\n'));
    m_losses->setVisible(!said.isEmpty());
}

QStringList QuestionnaireExport::losses() const
{
    switch (kind()) {
    case Kind::Page:
        return fielded_form::lossesOf(m_questionnaire);
    case Kind::XlsForm:
        return lossesInForm(m_questionnaire);
    case Kind::LimeSurvey: {
        const auto survey = limeSurveyOf(m_questionnaire);
        return survey ? survey->losses : QStringList();
    }
    case Kind::Paper:
        break;
    }
    return {};
}

void QuestionnaireExport::askForFile()
{
    const bool needsKey = kind() == Kind::Page && m_encrypted->isChecked() && !m_hasKey;
    if (needsKey && m_passphrase->text() != m_again->text()) {
        m_problem->setSentence(tr("The two passphrases differ. Type the same twice."));
        m_passphrase->setFocus();
        return;
    }
    auto name = m_questionnaire.name;
    for (const auto sign : QStringLiteral("/\\:*?\"<>|"))
        name.replace(sign, u' ');
    const auto suffix = suffixOf(kind());
    auto* dialog = new QFileDialog(this, windowTitle(), QString(), QStringLiteral("*.") + suffix);
    dialog->setObjectName(QStringLiteral("exportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(name.simplified() + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &QuestionnaireExport::write);
    dialog->open();
}

void QuestionnaireExport::makeKeyThen(const QString& path)
{
    m_write->setEnabled(false);
    m_desk.session().jobs().run(
        this, tr("Making a key for responses"),
        [passphrase = m_passphrase->text()](const Progress&) { return study_key::make(passphrase); },
        [this, path](const Result<study_key::SealedPair>& pair) {
            m_write->setEnabled(true);
            if (!m_problem->accept(pair))
                return;
            m_hasKey = m_desk.step(tr("Make a key for responses"), [&](Edit& db) { study_key::add(db, *pair); });
            showPassphrase();
            if (m_hasKey)
                write(path);
        });
}

void QuestionnaireExport::write(const QString& path)
{
    if (kind() == Kind::Page && m_encrypted->isChecked() && !m_hasKey) {
        makeKeyThen(path);
        return;
    }
    const auto done = kind() == Kind::Page ? writePage(path)
        : kind() == Kind::Paper            ? writePaper(path)
        : kind() == Kind::XlsForm          ? writeXlsForm(path)
                                           : writeLimeSurvey(path);
    if (!m_problem->accept(done))
        return;
    m_desk.session().notices().say(*done);
    accept();
}

Result<QString> QuestionnaireExport::writePage(const QString& path)
{
    fielded_form::Wishes wishes;
    wishes.layout = FormLayout(m_layout->currentData().toInt());
    wishes.isEncrypted = m_encrypted->isChecked();
    for (int i = 0; i < m_languages->count(); ++i)
        if (m_languages->item(i)->checkState() == Qt::Checked)
            wishes.languages << m_languages->item(i)->data(Qt::UserRole).toString();
    if (wishes.languages.isEmpty())
        return fail(Error::Kind::Invalid, tr("A page needs a language: tick one."));
    const auto form =
        m_desk.session().project().perform(tr("Field “%1”").arg(m_questionnaire.name), [&](Edit& db) -> Result<fielded_form::Form> {
            auto made = fielded_form::field(db, m_questionnaire.id, m_desk.session().coderName(), wishes);
            if (!made)
                return made;
            if (const auto saved = save(path, made->html); !saved) // a file that cannot be written makes no version
                return fail(saved);
            return made;
        });
    if (!form)
        return fail(form);
    const auto file = QFileInfo(path).fileName();
    return form->isEncrypted ? tr("Wrote “%1”, version %2. Only the passphrase opens its responses: keep it safe.").arg(file, form->version)
                             : tr("Wrote “%1”, version %2. Responses name this version.").arg(file, form->version);
}

Result<QString> QuestionnaireExport::writePaper(const QString& path)
{
    auto paper = paperQuestionnaire(m_questionnaire, m_language->currentData().toString());
    if (!paper)
        return fail(paper);
    if (!m_codes->isChecked())
        paper->leaveCodesOut();
    const auto pages = writePaperQuestionnaire(*paper, path, PaperSize(m_size->currentData().toInt()));
    if (!pages)
        return fail(pages);
    return tr("Wrote “%1”: %n page(s).", nullptr, *pages).arg(QFileInfo(path).fileName());
}

Result<QString> QuestionnaireExport::writeXlsForm(const QString& path)
{
    const auto bytes = formFromQuestionnaire(m_questionnaire).and_then(xlsform::write);
    if (!bytes)
        return fail(bytes);
    if (const auto saved = save(path, *bytes); !saved)
        return fail(saved);
    return tr("Wrote “%1”.").arg(QFileInfo(path).fileName());
}

Result<QString> QuestionnaireExport::writeLimeSurvey(const QString& path)
{
    const auto survey = limeSurveyOf(m_questionnaire);
    if (!survey)
        return fail(survey);
    if (const auto saved = save(path, lime::write(survey->document)); !saved)
        return fail(saved);
    return tr("Wrote “%1”.").arg(QFileInfo(path).fileName());
}

} // namespace counterpoint::ui
