#include "ui/pseudonyms/key_panel.h"
#include "core/project/project.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

KeyPanel::KeyPanel(Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_passwordLabel(new QLabel(tr("&Password:")))
    , m_password(named(new QLineEdit, "keyPassword", tr("Password")))
    , m_againLabel(new QLabel(tr("A&gain:")))
    , m_again(named(new QLineEdit, "keyPasswordAgain", tr("The password again")))
    , m_clear(named(new QCheckBox(tr("In clear, as a table (CSV): whoever has the file knows the names")), "keyInClear",
                    tr("In clear, as a table")))
    , m_go(named(new QPushButton, "keyGo", tr("Go on")))
    , m_error(new ErrorLine("keyError"))
{
    named(this, "keyPanel", tr("Key of the pseudonyms"));
    setFrameShape(QFrame::StyledPanel);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_passwordLabel->setBuddy(m_password);
    m_againLabel->setBuddy(m_again);
    for (auto* field : {m_password, m_again}) {
        field->setEchoMode(QLineEdit::Password);
        connect(field, &QLineEdit::textChanged, this, &KeyPanel::check);
        connect(field, &QLineEdit::returnPressed, m_go, &QPushButton::click);
    }
    auto* cancel = named(new QPushButton(tr("Cancel")), "keyCancel", tr("Cancel"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_passwordLabel);
    row->addWidget(m_password, 1);
    row->addWidget(m_againLabel);
    row->addWidget(m_again, 1);
    auto* last = new QHBoxLayout;
    last->addWidget(m_clear, 1);
    last->addWidget(cancel);
    last->addWidget(m_go);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->addWidget(m_title);
    column->addLayout(row);
    column->addWidget(m_error);
    column->addLayout(last);
    connect(m_clear, &QCheckBox::toggled, this, &KeyPanel::check);
    connect(m_go, &QPushButton::clicked, this, &KeyPanel::proceed);
    connect(cancel, &QPushButton::clicked, this, &KeyPanel::left);
    hide();
}

void KeyPanel::askForExport()
{
    m_path.clear();
    m_title->setText(
        tr("Export the key. Keep it apart from the study, and the password apart from both: nobody can open the file without it."));
    m_go->setText(tr("Save the key…"));
    for (QWidget* each : std::initializer_list<QWidget*>{m_againLabel, m_again, m_clear})
        each->show();
    m_clear->setChecked(false);
    m_password->clear();
    m_again->clear();
    m_error->setSentence({});
    show();
    check();
    m_password->setFocus();
}

void KeyPanel::bring(const QString& path)
{
    auto bytes = key_file::load(path);
    if (!m_session.notices().accept(bytes))
        return;
    m_path = path;
    if (!key_file::isSealed(*bytes)) {
        take(*bytes, true);
        return;
    }
    m_sealed = *bytes;
    m_title->setText(tr("“%1” is protected by a password.").arg(QFileInfo(path).fileName()));
    m_go->setText(tr("Open the key"));
    for (QWidget* each : std::initializer_list<QWidget*>{m_againLabel, m_again, m_clear})
        each->hide();
    m_clear->setChecked(false);
    m_password->clear();
    m_error->setSentence({});
    show();
    check();
    m_password->setFocus();
}

void KeyPanel::check()
{
    const bool clear = m_clear->isChecked();
    m_password->setEnabled(!clear);
    m_again->setEnabled(!clear);
    const bool exporting = m_path.isEmpty();
    m_go->setEnabled(clear || (!m_password->text().isEmpty() && (!exporting || !m_again->text().isEmpty())));
}

void KeyPanel::proceed()
{
    m_error->setSentence({});
    if (!m_path.isEmpty()) {
        unlock();
        return;
    }
    if (!m_clear->isChecked() && m_password->text() != m_again->text()) {
        m_error->setSentence(tr("The two passwords differ. Type them again."));
        m_again->setFocus();
        return;
    }
    auto* chooser = new QFileDialog(this, tr("Save the key"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(m_clear->isChecked() ? QStringLiteral("csv") : QStringLiteral("counterpoint-key"));
    chooser->selectFile(QFileInfo(m_session.project().path()).completeBaseName() + QLatin1Char('.') + chooser->defaultSuffix());
    chooser->setOption(QFileDialog::DontConfirmOverwrite); // an older key is never overwritten: that is said instead
    connect(chooser, &QFileDialog::fileSelected, this, &KeyPanel::save);
    chooser->open();
}

void KeyPanel::save(const QString& path)
{
    const auto content = m_session.project().read(
        [&](const Read& db) { return m_clear->isChecked() ? pseudonyms::toCsv(pseudonyms::all(db)) : key_file::write(db); });
    if (m_clear->isChecked() || !content) {
        write(path, content);
        return;
    }
    m_session.jobs().run(
        this, tr("Protecting the key"),
        [json = *content, password = m_password->text()](const Progress&) { return key_file::seal(json, password); },
        [this, path](const Result<QByteArray>& bytes) { write(path, bytes); });
}

void KeyPanel::write(const QString& path, const Result<QByteArray>& bytes)
{
    if (!m_error->accept(bytes) || !m_error->accept(key_file::save(path, *bytes)))
        return;
    m_password->clear();
    m_again->clear();
    m_session.notices().say(tr("The key is in “%1”.").arg(QFileInfo(path).fileName()));
    Q_EMIT left();
}

void KeyPanel::unlock()
{
    m_session.jobs().run(
        this, tr("Opening the key"),
        [bytes = m_sealed, password = m_password->text(), name = QFileInfo(m_path).fileName()](const Progress&) {
            return key_file::open(bytes, password, name);
        },
        [this](const Result<QByteArray>& json) {
            if (m_error->accept(json))
                take(*json, false);
            else
                m_password->selectAll();
        });
}

void KeyPanel::take(const QByteArray& content, bool isTable)
{
    const auto name = QFileInfo(m_path).fileName();
    const auto taken = m_session.project().perform(tr("Bring in pseudonyms from “%1”").arg(name), [&](Edit& db) {
        return isTable ? pseudonyms::importCsv(db, content, name).map([](const auto& table) { return key_file::Taken{table}; })
                       : key_file::read(db, content, name);
    });
    const bool shown = isVisible();
    if (shown ? !m_error->accept(taken) : !m_session.notices().accept(taken))
        return;
    m_password->clear();
    QStringList words{tr("%n name(s) added", nullptr, taken->table.added)};
    if (taken->table.updated > 0)
        words << tr("%n changed", nullptr, taken->table.updated);
    if (taken->places > 0)
        words << tr("%n place(s) can be taken back", nullptr, taken->places);
    if (taken->lost > 0)
        words << tr("%n place(s) were edited since and were not found again", nullptr, taken->lost);
    if (taken->isOtherStudy)
        words << tr("the key is another study's, so only its table was taken");
    m_session.notices().done(words.join(QStringLiteral(", ")) + QLatin1Char('.'));
    Q_EMIT left();
}

void KeyPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QFrame::keyPressEvent(event);
}

} // namespace counterpoint::ui
