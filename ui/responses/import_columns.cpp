#include "ui/responses/import_columns.h"
#include "core/responses/column.h"
#include "core/responses/variables.h"
#include "ui/responses/cell_editors.h"
#include "ui/responses/label_text.h"
#include "ui/responses/several_answers_bar.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/widgets/error_line.h"
#include "ui/widgets/variable_words.h"
#include <QAction>
#include <QBrush>
#include <QGuiApplication>
#include <QHash>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

enum ColumnPlace { Used, Name, Label, Type, LevelPlace, Labels, Missing, Examples };
constexpr int examplesShown = 3;

QString yesOrNo(bool yes) { return yes ? ImportColumns::tr("Yes") : ImportColumns::tr("No"); }

QString openAnswer() { return ImportColumns::tr("Open answer"); }

QString typeOf(const Variable& variable) { return variable.isOpen ? openAnswer() : typeName(variable.type); }

QString examplesFor(const ResponsesPreview& preview, qsizetype place)
{
    QStringList shown;
    for (const auto& row : preview.firstRows) {
        const auto cell = row.value(place).simplified();
        if (!cell.isEmpty() && !shown.contains(cell))
            shown << cell.left(40);
        if (shown.size() == examplesShown)
            break;
    }
    return shown.join(QStringLiteral(" · "));
}

/// Labels and missing codes of another type, as far as they can be; what cannot is dropped.
void changeType(Variable& variable, VariableType type)
{
    if (type == variable.type)
        return;
    const auto before = variable;
    variable.type = type;
    variable.labels.clear();
    variable.missing.clear();
    for (const auto& [value, label] : before.labels)
        if (const auto same = variables::valueFrom(variable, valueText(before.type, value)))
            variable.labels.push_back({*same, label});
    for (const auto& code : before.missing)
        if (const auto same = variables::missingCodeFrom(variable, variables::toText(code)))
            variable.missing.push_back(*same);
}

Result<> setType(ImportColumn& column, const QString& text)
{
    const bool isOpen = text == openAnswer();
    changeType(column.variable, isOpen ? VariableType::Text : VariableType(std::max<qsizetype>(0, typeNames().indexOf(text))));
    column.variable.isOpen = isOpen;
    return {};
}

} // namespace

ImportColumns::ImportColumns(QWidget* parent)
    : QWidget(parent)
    , m_model(new RowModel<ImportColumn>(tableColumns(), this))
    , m_table(named(new QTableView, "importColumns", tr("Columns of the file")))
    , m_several(new SeveralAnswersBar)
    , m_error(new ErrorLine("importColumnsError"))
{
    m_table->setModel(m_model);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    growRowsWithText(m_table, 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegateForColumn(Used, new ChoiceEditor({yesOrNo(true), yesOrNo(false)}, this));
    m_table->setItemDelegateForColumn(Type, new ChoiceEditor(typeNames() << openAnswer(), this));
    m_table->setItemDelegateForColumn(LevelPlace, new ChoiceEditor(levelNames(), this));
    m_table->setItemDelegateForColumn(Labels, new LinesEditor(tr("One a line: 1 = Yes"), this));
    m_table->setItemDelegateForColumn(Missing, new LinesEditor(tr("One a line: 99 or 97-99"), this));
    const auto add = [this](const char* name, const QString& text, bool used) {
        auto* action = new QAction(text, m_table);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, [this, used] { setUsed(used); });
        m_table->addAction(action);
        return action;
    };
    add("leaveOutColumns", tr("&Leave out"), false)->setShortcut(QKeySequence::Delete);
    add("importColumnsAction", tr("&Import"), true);
    auto* several = new QAction(tr("&Several answers in a cell…"), m_table);
    several->setObjectName(QStringLiteral("severalAnswers"));
    several->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(several, &QAction::triggered, this, &ImportColumns::askForAnswers);
    m_table->addAction(several);
    connect(m_several, &SeveralAnswersBar::wanted, this, [this](const SplitWish& wish) {
        Q_EMIT splitWanted(wish);
        m_table->setFocus();
    });
    for (auto* action : m_table->actions())
        action->setShortcutContext(Qt::WidgetShortcut);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_several);
    column->addWidget(m_error);
    setFocusProxy(m_table);
    fitColumns();
}

void ImportColumns::setGuesses(const ResponsesPreview& preview, const std::vector<Variable>& guessed)
{
    QHash<QString, ImportColumn> corrected;
    for (const auto& column : columns())
        if (column.isCorrected)
            corrected.insert(column.heading, column);
    std::vector<ImportColumn> rows;
    for (std::size_t i = 0; i < guessed.size(); ++i) {
        ImportColumn column;
        column.heading = guessed[i].name;
        column.variable = guessed[i];
        if (const auto known = corrected.constFind(column.heading); known != corrected.constEnd())
            column = *known;
        column.id = VariableId(std::int64_t(i) + 1);
        column.examples = examplesFor(preview, qsizetype(i));
        if (i < preview.columns.size()) {
            const auto& guess = preview.columns[i];
            column.question = guess.heading;
            column.option = guess.isOneOfSeveral ? guess.label : QString();
        }
        rows.push_back(std::move(column));
    }
    m_model->setRows(std::move(rows));
    m_error->setSentence({});
}

RowColumn<ImportColumn> ImportColumns::editable(const QString& title, std::function<QString(const ImportColumn&)> text, Change change)
{
    RowColumn<ImportColumn> column;
    column.title = title;
    column.text = text;
    column.edit = [this, change = std::move(change)](const ImportColumn& row, const QVariant& value) {
        return keep(row.id, value.toString(), change);
    };
    column.more = [](const ImportColumn& row, int role) {
        return role == Qt::ForegroundRole && !row.isUsed ? QVariant(QBrush(quietText(QGuiApplication::palette()))) : QVariant();
    };
    return column;
}

std::vector<RowColumn<ImportColumn>> ImportColumns::tableColumns()
{
    std::vector<RowColumn<ImportColumn>> columns;
    columns.push_back(editable(
        tr("Import"), [](const ImportColumn& c) { return yesOrNo(c.isUsed); },
        [](ImportColumn& c, const QString& text) {
            c.isUsed = text == yesOrNo(true);
            return Result<>();
        }));
    columns.push_back(editable(
        tr("Name"), [](const ImportColumn& c) { return c.variable.name; },
        [this](ImportColumn& c, const QString& text) -> Result<> {
            const auto name = text.trimmed();
            if (name.isEmpty())
                return fail(Error::Kind::Invalid, tr("A variable needs a name. To leave a column out, set Import to No."));
            for (const auto& other : this->columns())
                if (other.id != c.id && other.isUsed && other.variable.name == name)
                    return fail(Error::Kind::Invalid, tr("Another column is called “%1” already.").arg(name));
            c.variable.name = name;
            return {};
        }));
    columns.push_back(editable(
        tr("Label"), [](const ImportColumn& c) { return c.variable.label; },
        [](ImportColumn& c, const QString& text) {
            c.variable.label = text.simplified();
            return Result<>();
        }));
    columns.push_back(editable(
        tr("Type"), [](const ImportColumn& c) { return typeOf(c.variable); }, setType));
    columns.push_back(editable(
        tr("Level"), [](const ImportColumn& c) { return levelName(c.variable.level); },
        [](ImportColumn& c, const QString& text) {
            c.variable.level = Level(std::max<qsizetype>(0, levelNames().indexOf(text)));
            return Result<>();
        }));
    columns.push_back(editable(
        tr("Value labels"), [](const ImportColumn& c) { return label_text::inOneLine(label_text::fromLabels(c.variable)); },
        [](ImportColumn& c, const QString& text) -> Result<> {
            auto labels = label_text::toLabels(c.variable, text);
            if (!labels)
                return fail(labels);
            c.variable.labels = std::move(*labels);
            return {};
        }));
    columns.push_back(editable(
        tr("Missing codes"), [](const ImportColumn& c) { return label_text::inOneLine(label_text::fromMissing(c.variable)); },
        [](ImportColumn& c, const QString& text) -> Result<> {
            auto codes = label_text::toMissing(c.variable, text);
            if (!codes)
                return fail(codes);
            c.variable.missing = std::move(*codes);
            return {};
        }));
    const auto inLines = [&columns](ColumnPlace place, QString (*lines)(const Variable&)) {
        auto& column = columns[std::size_t(place)];
        column.more = [lines, otherwise = column.more](const ImportColumn& c, int role) {
            return role == Qt::EditRole ? QVariant(lines(c.variable)) : otherwise(c, role);
        };
    };
    inLines(Labels, label_text::fromLabels);
    inLines(Missing, label_text::fromMissing);
    columns.push_back({tr("First answers"), [](const ImportColumn& c) { return c.examples; }});
    return columns;
}

bool ImportColumns::keep(VariableId id, const QString& text, const Change& change)
{
    auto rows = columns();
    auto& row = rows[std::size_t(id.value()) - 1];
    if (!m_error->accept(change(row, text)))
        return false;
    row.isCorrected = true;
    m_model->setRows(std::move(rows));
    Q_EMIT changed();
    return true;
}

void ImportColumns::setUsed(bool used)
{
    auto rows = columns();
    for (const auto& index : m_table->selectionModel()->selectedIndexes()) {
        rows[std::size_t(index.row())].isUsed = used;
        rows[std::size_t(index.row())].isCorrected = true;
    }
    m_model->setRows(std::move(rows));
    Q_EMIT changed();
}

void ImportColumns::askForAnswers()
{
    const auto index = m_table->currentIndex();
    if (!index.isValid() && m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(0, 0));
        return askForAnswers();
    }
    if (!index.isValid() || columns()[std::size_t(index.row())].question.isEmpty())
        return;
    const auto question = columns()[std::size_t(index.row())].question;
    QStringList options;
    for (const auto& column : columns())
        if (column.question == question && !column.option.isEmpty() && column.variable.type != VariableType::Text)
            options << column.option;
    m_several->begin(question, options);
}

void ImportColumns::fitColumns()
{
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {8, 28, 34, 14, 11, 30, 15, 36}; // in letters
    for (int i = 0; i <= Examples; ++i)
        m_table->setColumnWidth(i, letter * widths[i]);
}

} // namespace counterpoint::ui
