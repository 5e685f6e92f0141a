#include "ui/responses/import_responses_dialog.h"
#include "core/interchange/data_file/data_file.h"
#include "core/project/project.h"
#include "core/responses/datasets.h"
#include "core/responses/update_responses.h"
#include "core/responses/variables.h"
#include "ui/responses/answers_target.h"
#include "ui/responses/import_columns.h"
#include "ui/responses/import_reading.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int cellShown = 200; ///< letters of an answer in the preview
}

ImportResponsesDialog::ImportResponsesDialog(Session& session, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_reading(new ImportReading(
          session, path, [this](const Result<ResponsesPreview>& preview) { showPreview(preview); }, this))
    , m_name(named(new QLineEdit, "importName", tr("Name of the dataset")))
    , m_target(named(new QComboBox, "importTarget", tr("Bring into")))
    , m_answers(new AnswersTarget(session, m_target, this))
    , m_key(named(new QComboBox, "importKey", tr("Key")))
    , m_sheet(named(new QComboBox, "importSheet", tr("Sheet")))
    , m_separator(named(new QComboBox, "importSeparator", tr("Separator")))
    , m_encoding(named(new QComboBox, "importEncoding", tr("Encoding")))
    , m_decimal(named(new QComboBox, "importDecimal", tr("Decimal mark")))
    , m_headerRows(named(new QSpinBox, "importHeaderRows", tr("Header rows")))
    , m_summary(new QLabel)
    , m_columns(new ImportColumns)
    , m_firstRows(named(new QTableWidget, "importFirstRows", tr("First rows of the file")))
    , m_notes(new QLabel)
    , m_error(new ErrorLine("importError"))
    , m_progress(new QProgressBar)
    , m_ticker(new QTimer(this))
{
    setObjectName(QStringLiteral("importResponsesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import responses from %1").arg(m_reading->fileName()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(buildFileOptions());
    column->addWidget(m_summary);
    column->addWidget(buildTables(), 1);
    column->addWidget(m_error);
    column->addWidget(buildButtons());
    const auto room = screen()->availableSize();
    resize(std::min(1240, room.width() - 48), std::min(700, room.height() - 64));
    connect(m_columns, &ImportColumns::changed, this, &ImportResponsesDialog::offerKeys);
    connect(m_columns, &ImportColumns::splitWanted, this, [this](const SplitWish& wish) {
        std::erase_if(m_options.splits, [&](const SplitWish& before) { return before.column == wish.column; });
        m_options.splits.push_back(wish);
        readAgain();
    });
    m_ticker->setInterval(100);
    connect(m_ticker, &QTimer::timeout, this, [this] {
        const auto [read, total] = m_reading->progress();
        m_progress->setRange(0, total > 0 ? 100 : 0);
        m_progress->setValue(total > 0 ? int(100 * read / total) : 0);
    });
    updateButton();
    if (m_error->accept(m_reading->open()))
        readAgain();
    m_columns->setFocus();
}

QWidget* ImportResponsesDialog::buildFileOptions()
{
    m_separator->addItem(tr("Comma ,"), QChar(u','));
    m_separator->addItem(tr("Semicolon ;"), QChar(u';'));
    m_separator->addItem(tr("Tab"), QChar(u'\t'));
    m_separator->addItem(tr("Bar |"), QChar(u'|'));
    m_encoding->addItems({tr("As found"), tr("UTF-8"), tr("UTF-16"), tr("Latin-1 (Western European)")});
    m_decimal->addItems({tr("Point: 3.14"), tr("Comma: 3,14")});
    m_headerRows->setRange(0, 3);
    m_target->addItem(tr("A new dataset"), qlonglong(0));
    if (const auto known = m_session.project().read([](const Read& db) { return datasets::all(db); }))
        for (const auto& dataset : *known)
            m_target->addItem(tr("Dataset “%1”").arg(dataset.name), qlonglong(dataset.id.value()));
    m_answers->offer();
    m_key->setToolTip(tr("The variable that says which row is whose"));
    connect(m_target, &QComboBox::currentIndexChanged, this, &ImportResponsesDialog::offerKeys);
    connect(m_key, &QComboBox::activated, this, &ImportResponsesDialog::showUpdate);
    connect(m_sheet, &QComboBox::activated, this, [this] {
        m_options.sheet = m_sheet->currentText();
        m_options.headerRows.reset();
        readAgain();
    });
    connect(m_separator, &QComboBox::activated, this, [this] {
        m_options.separator = m_separator->currentData().toChar().toLatin1();
        readAgain();
    });
    connect(m_encoding, &QComboBox::activated, this, &ImportResponsesDialog::readAgain);
    connect(m_decimal, &QComboBox::activated, this, [this](int index) {
        m_options.decimalComma = index == 1;
        readAgain();
    });
    connect(m_headerRows, &QSpinBox::valueChanged, this, [this](int rows) {
        m_options.headerRows = rows;
        readAgain();
    });
    connect(m_name, &QLineEdit::textChanged, this, &ImportResponsesDialog::updateButton);
    auto* options = new QWidget;
    auto* row = new QHBoxLayout(options);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const auto add = [this, row](const QString& title, QWidget* field, int stretch) {
        auto* label = new QLabel(title);
        label->setBuddy(field);
        auto* pair = new QVBoxLayout;
        pair->setSpacing(4);
        pair->addWidget(label);
        pair->addWidget(field);
        row->addLayout(pair, stretch);
        m_fieldLabels.insert(field, label);
    };
    add(tr("&Name of the dataset"), m_name, 3);
    add(tr("Bring in&to"), m_target, 2);
    add(tr("&Key"), m_key, 1);
    add(tr("S&heet"), m_sheet, 1);
    add(tr("&Separator"), m_separator, 1);
    add(tr("&Encoding"), m_encoding, 1);
    add(tr("&Decimal mark"), m_decimal, 1);
    add(tr("Header ro&ws"), m_headerRows, 1);
    return options;
}

QWidget* ImportResponsesDialog::buildTables()
{
    m_firstRows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_firstRows->setWordWrap(false);
    m_firstRows->setTabKeyNavigation(false);
    m_firstRows->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_firstRows->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    growRowsWithText(m_firstRows, 6);
    m_firstRows->horizontalHeader()->setHighlightSections(false);
    m_firstRows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_firstRows->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_notes->setObjectName(QStringLiteral("importNotes"));
    auto* notes = named(new QScrollArea, "importNotesScroll", tr("Notes on the file"));
    notes->setFrameShape(QFrame::NoFrame);
    notes->setFocusPolicy(Qt::NoFocus);
    notes->setWidgetResizable(true);
    notes->setWidget(m_notes);
    auto* below = new QSplitter(Qt::Horizontal);
    below->addWidget(m_firstRows);
    below->addWidget(notes);
    below->setStretchFactor(0, 1);
    below->setSizes({900, 300});
    below->setChildrenCollapsible(false);
    auto* tables = new QSplitter(Qt::Vertical);
    tables->addWidget(m_columns);
    tables->addWidget(below);
    tables->setStretchFactor(0, 1);
    tables->setSizes({400, 150});
    tables->setChildrenCollapsible(false);
    return tables;
}

QWidget* ImportResponsesDialog::buildButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_import = named(buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole), "importAccept", tr("Import"));
    named(buttons->button(QDialogButtonBox::Cancel), "importCancel", tr("Cancel"));
    m_import->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    auto* dictionary = named(new QPushButton(tr("&Labels from a file…")), "importDictionary", tr("Labels from a file"));
    dictionary->setToolTip(tr("Labels, levels, missing codes and scales of the variables from a dictionary in JSON"));
    dictionary->setAutoDefault(false);
    connect(dictionary, &QPushButton::clicked, this, &ImportResponsesDialog::readDictionary);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportResponsesDialog::import);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_several = named(new QPushButton(tr("Se&veral answers in a cell…")), "importSeveral", tr("Several answers in a cell"));
    m_several->setToolTip(tr("Take the answers in the cells of the chosen column apart, or keep them together (Ctrl+T)"));
    m_several->setAutoDefault(false);
    connect(m_several, &QPushButton::clicked, m_columns, &ImportColumns::askForAnswers);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Reading the file"));
    m_progress->hide();
    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(dictionary);
    row->addWidget(m_several);
    row->addWidget(m_progress, 1);
    row->addStretch(1);
    row->addWidget(buttons);
    return bottom;
}

void ImportResponsesDialog::readAgain()
{
    m_reading->read(m_options, ImportReading::Encoding(m_encoding->currentIndex()));
    m_progress->setVisible(m_reading->isRunning());
    if (m_reading->isRunning())
        m_ticker->start();
    updateButton();
}

void ImportResponsesDialog::showPreview(const Result<ResponsesPreview>& preview)
{
    m_ticker->stop();
    m_progress->hide();
    const auto kept = m_name->text();
    m_responses = preview ? responsesFrom(*preview, m_reading->fileName()) : NewResponses();
    m_columns->setGuesses(m_responses.preview, m_responses.variables);
    if (kept.isEmpty())
        m_name->setText(m_responses.name);
    if (preview)
        showOptions(m_responses.preview);
    showFirstRows(m_responses.preview);
    m_answers->setFile(m_reading->bytes(), m_reading->fileName());
    offerKeys();
    if (!preview && !m_answers->isChosen())
        m_error->accept(preview);
}

void ImportResponsesDialog::showOptions(const ResponsesPreview& preview)
{
    const QSignalBlocker quiet(m_headerRows);
    const auto found = preview.file ? preview.file->encoding : m_reading->foundEncoding();
    m_separator->setCurrentIndex(std::max(0, m_separator->findData(QChar(QLatin1Char(preview.dialect.separator)))));
    m_decimal->setCurrentIndex(preview.dialect.decimalComma ? 1 : 0);
    m_headerRows->setValue(preview.headerRowsInFile);
    showSheets(preview);
    const bool isText = preview.format == ResponsesFormat::Delimited;
    const auto offer = [this](QWidget* field, bool isOffered) {
        field->setVisible(isOffered);
        m_fieldLabels.value(field)->setVisible(isOffered);
    };
    offer(m_sheet, preview.sheets.size() > 1);
    offer(m_separator, isText);
    offer(m_decimal, isText);
    offer(m_encoding, isText || preview.file);
    offer(m_headerRows, !preview.file);
    m_several->setVisible(!preview.file);
    m_encoding->setItemText(0, found.isEmpty() ? tr("As found") : tr("As found: %1").arg(found));
    m_summary->setText(
        (preview.file ? tr("%1, %2. Names, labels and types are those of the file; change here what shall be otherwise.")
                      : tr("%1, %2. Names, labels and types below are guesses: correct what is wrong before the import."))
            .arg(tr("%n response(s)", nullptr, int(preview.rows)), tr("%n column(s)", nullptr, int(preview.columns.size()))));
}

void ImportResponsesDialog::showSheets(const ResponsesPreview& preview)
{
    const QSignalBlocker quiet(m_sheet);
    m_sheet->clear();
    m_sheet->addItems(preview.sheets);
    m_sheet->setCurrentText(preview.sheet);
}

void ImportResponsesDialog::showFirstRows(const ResponsesPreview& preview)
{
    m_firstRows->clear();
    m_firstRows->setColumnCount(int(preview.columns.size()));
    m_firstRows->setRowCount(int(preview.firstRows.size()));
    QStringList names;
    for (const auto& column : preview.columns)
        names << column.name;
    m_firstRows->setHorizontalHeaderLabels(names);
    const int letter = fontMetrics().averageCharWidth();
    for (int column = 0; column < m_firstRows->columnCount(); ++column)
        m_firstRows->setColumnWidth(column, letter * std::clamp(int(names[column].size()) + 4, 13, 32));
    for (int row = 0; row < m_firstRows->rowCount(); ++row)
        for (int column = 0; column < m_firstRows->columnCount(); ++column)
            m_firstRows->setItem(row, column,
                                 new QTableWidgetItem(preview.firstRows[std::size_t(row)].value(column).simplified().left(cellShown)));
}

void ImportResponsesDialog::showNotes()
{
    m_notes->setText(m_responses.preview.notes.isEmpty() ? tr("Nothing about this file needed a remark.")
                                                         : m_responses.preview.notes.join(QStringLiteral("\n\n")));
}

void ImportResponsesDialog::updateButton()
{
    const auto& columns = m_columns->columns();
    if (m_answers->isChosen()) {
        m_import->setEnabled(m_answers->canTakeIn());
        m_import->setText(m_answers->action());
        return;
    }
    const auto used = std::count_if(columns.begin(), columns.end(), [](const ImportColumn& column) { return column.isUsed; });
    if (target().isValid()) {
        m_import->setEnabled(!m_reading->isRunning() && m_canUpdate);
        m_import->setText(tr("&Update the dataset"));
        return;
    }
    m_import->setEnabled(!m_reading->isRunning() && used > 0 && !m_name->text().trimmed().isEmpty());
    m_import->setText(used > 0 ? tr("&Import %n variable(s)", nullptr, int(used)) : tr("&Import"));
}

DatasetId ImportResponsesDialog::target() const
{
    return m_answers->isChosen() ? DatasetId() : DatasetId(m_target->currentData().toLongLong());
}

void ImportResponsesDialog::offerKeys()
{
    const bool isUpdate = target().isValid();
    const bool isForQuestionnaire = m_answers->isChosen(); // which says what the variables are
    m_columns->setEnabled(!isForQuestionnaire);
    m_several->setEnabled(!isForQuestionnaire);
    if (!isForQuestionnaire && !m_responses.preview.columns.empty())
        showOptions(m_responses.preview);
    const auto offer = [this](QWidget* field, bool isOffered) {
        field->setVisible(isOffered);
        m_fieldLabels.value(field)->setVisible(isOffered);
    };
    offer(m_name, !isUpdate && !m_answers->isChosen());
    offer(m_key, isUpdate);
    const auto kept = m_key->currentText();
    m_key->clear();
    const auto known = m_session.project().read([&](const Read& db) { return variables::of(db, target()); });
    const auto responses = corrected();
    QString likely;
    for (std::size_t i = 0; isUpdate && known && i < responses.variables.size(); ++i)
        for (const auto& variable : *known)
            if (variable.name.compare(responses.variables[i].name, Qt::CaseInsensitive) == 0) {
                m_key->addItem(variable.name);
                if (likely.isEmpty() && responses.preview.columns[i].identifier)
                    likely = variable.name;
            }
    m_key->setCurrentText(m_key->findText(kept) >= 0 ? kept : likely);
    showUpdate();
}

void ImportResponsesDialog::showUpdate()
{
    m_canUpdate = false;
    if (m_answers->isChosen()) {
        showAnswers();
        return;
    }
    if (!target().isValid()) {
        m_error->setSentence({});
        showNotes();
        updateButton();
        return;
    }
    const auto plan = m_session.project().read([&](const Read& db) { return planUpdate(db, target(), corrected(), m_key->currentText()); });
    m_canUpdate = m_error->accept(plan);
    if (!plan) {
        showNotes();
        updateButton();
        return;
    }
    constexpr std::size_t changesShown = 300;
    QStringList lines;
    lines << tr("%1 values are corrected, %2 responses are appended, %3 stay as they are.")
                 .arg(plan->corrected.size())
                 .arg(plan->newKeys.size())
                 .arg(plan->unchanged);
    if (!plan->newVariables.isEmpty())
        lines << tr("New variables: %1.").arg(plan->newVariables.join(QStringLiteral(", ")));
    for (std::size_t i = 0; i < std::min(plan->corrected.size(), changesShown); ++i) {
        const auto& one = plan->corrected[i];
        lines << QStringLiteral("%1 · %2: %3 → %4")
                     .arg(one.key, one.variable, one.before.isEmpty() ? tr("(empty)") : one.before.left(80), one.after.left(80));
    }
    if (plan->corrected.size() > changesShown)
        lines << tr("… and %1 more").arg(plan->corrected.size() - changesShown);
    if (!plan->newKeys.isEmpty())
        lines << tr("New keys: %1.").arg(plan->newKeys.mid(0, 50).join(QStringLiteral(", ")));
    m_notes->setText((lines + plan->notes).join(u'\n'));
    updateButton();
}

void ImportResponsesDialog::showAnswers()
{
    const auto plan = m_answers->plan();
    if (m_error->accept(plan))
        m_error->setSentence({});
    m_notes->setText(plan ? plan->join(QStringLiteral("\n\n")) : QString());
    m_summary->setText(tr("The answers go to the variables of the questionnaire, whose names, labels and codes stay as they are."));
    for (QWidget* field : std::initializer_list<QWidget*>{m_sheet, m_separator, m_encoding, m_decimal, m_headerRows}) {
        field->hide();
        m_fieldLabels.value(field)->hide();
    }
    updateButton();
}

void ImportResponsesDialog::update()
{
    const auto responses = corrected();
    const auto key = m_key->currentText();
    const auto id = target();
    const auto done = m_session.project().perform(tr("Update “%1” from “%2”").arg(m_target->currentText(), responses.fileName),
                                                  [&](Edit& db) { return updateResponses(db, id, responses, key); });
    if (!m_error->accept(done))
        return;
    m_session.notices().done(tr("%1 values were corrected, %2 responses appended.").arg(done->corrected.size()).arg(done->newKeys.size()));
    Q_EMIT imported(id);
    accept();
}

void ImportResponsesDialog::readDictionary()
{
    auto* dialog = new QFileDialog(this, tr("Labels from a file"), QString(), tr("Dictionary (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("chooseDictionary"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportResponsesDialog::useDictionary);
    dialog->open();
}

void ImportResponsesDialog::useDictionary(const QString& path)
{
    QFile file(path);
    const auto name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        m_error->setSentence(tr("“%1” could not be read: %2.").arg(name, file.errorString()));
        return;
    }
    const auto dictionary = dictionaryFromJson(file.readAll(), name);
    if (!m_error->accept(dictionary))
        return;
    apply(*dictionary, m_responses);
    m_name->setText(m_responses.name);
    m_columns->setGuesses(m_responses.preview, m_responses.variables);
    offerKeys();
}

NewResponses ImportResponsesDialog::corrected() const
{
    auto responses = m_responses;
    responses.name = m_name->text().trimmed();
    const auto& columns = m_columns->columns();
    for (std::size_t i = 0; i < std::min(responses.variables.size(), columns.size()); ++i) {
        responses.variables[i] = columns[i].variable;
        if (!columns[i].isUsed)
            responses.variables[i].name.clear();
    }
    return responses;
}

void ImportResponsesDialog::import()
{
    if (target().isValid())
        return update();
    if (m_answers->isChosen()) {
        if (const auto dataset = m_answers->takeIn(); m_error->accept(dataset)) {
            Q_EMIT imported(*dataset);
            accept();
        }
        return;
    }
    const auto responses = corrected();
    QGuiApplication::setOverrideCursor(Qt::WaitCursor); // half a second for 100,000 rows of 50 columns
    const auto done = m_session.project().perform(tr("Import responses “%1”").arg(responses.name),
                                                  [&](Edit& db) { return importResponses(db, responses); });
    QGuiApplication::restoreOverrideCursor();
    if (!m_error->accept(done))
        return;
    m_session.notices().done(tr("Imported %1 as “%2”.").arg(tr("%n response(s)", nullptr, int(responses.preview.rows)), responses.name));
    Q_EMIT imported(done->dataset);
    accept();
}

void ImportResponsesDialog::done(int result)
{
    m_reading->cancel();
    QDialog::done(result);
}

} // namespace counterpoint::ui
