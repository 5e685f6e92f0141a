#include "core/interchange/dta/dta_reader.h"
#include "core/base/translate.h"
#include "core/interchange/dta/stata_dates.h"
#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <readstat.h>
#include <set>

namespace counterpoint::dta {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t leastBytesPerVariable = 2; ///< that a variable takes in the list of a file at least

/// A file in memory, read as the library wants it.
struct Bytes {
    std::string_view bytes;
    std::size_t at = 0;
};

int openBytes(const char*, void*) { return 0; }
int closeBytes(void*) { return 0; }

readstat_off_t seek(readstat_off_t offset, readstat_io_flags_t whence, void* context)
{
    auto& file = *static_cast<Bytes*>(context);
    const auto from = whence == READSTAT_SEEK_SET ? 0
        : whence == READSTAT_SEEK_CUR             ? std::int64_t(file.at)
                                                  : std::int64_t(file.bytes.size());
    if (offset > std::int64_t(file.bytes.size()) - from || from + offset < 0)
        return -1;
    file.at = std::size_t(from + offset);
    return readstat_off_t(file.at);
}

ssize_t readBytes(void* buffer, std::size_t wanted, void* context)
{
    auto& file = *static_cast<Bytes*>(context);
    const auto length = std::min(wanted, file.bytes.size() - file.at);
    std::memcpy(buffer, file.bytes.data() + file.at, length);
    file.at += length;
    return ssize_t(length);
}

struct LabelSet {
    std::vector<data_file::ValueLabel> labels;
    std::map<char, QString> tagged; ///< of Stata's .a to .z
};

/// A variable on its way: what the library says, before it is put into one form.
struct Coming {
    data_file::Variable variable;
    StataDate date;
    QString labelSet;
    std::vector<std::pair<std::size_t, char>> tagged; ///< rows with .a to .z
};

/// Takes what the library reports, piece by piece.
class Taking {
public:
    explicit Taking(std::function<bool(double)> goOn)
        : m_goOn(std::move(goOn))
    {
    }
    readstat_error_t parse(std::string_view bytes, const QByteArray& encoding);
    data_file::File finish();
    std::size_t rowsRead() const { return m_rows; }
    std::int64_t rowsDeclared() const { return m_declared; }
    bool isTooLarge() const { return m_isTooLarge; }

private:
    static Taking& self(void* context) { return *static_cast<Taking*>(context); }
    int variable(readstat_variable_t* given, const char* labelSet);
    int value(int row, readstat_variable_t* given, readstat_value_t value);
    int label(const char* set, readstat_value_t value, const char* label);
    void giveCodes(Coming& coming, const LabelSet& labels);

    std::function<bool(double)> m_goOn;
    data_file::File m_file;
    std::vector<Coming> m_coming;
    std::map<QString, LabelSet> m_labelSets;
    std::size_t m_rows = 0;
    std::int64_t m_declared = -1;
    bool m_isTooLarge = false;
    bool m_hasTags = false;
    bool m_hasPeriods = false;
};

QString textOf(const char* utf8) { return utf8 ? QString::fromUtf8(utf8) : QString(); }

double numberOf(readstat_value_t value)
{
    switch (readstat_value_type(value)) {
    case READSTAT_TYPE_INT8:
        return double(static_cast<signed char>(readstat_int8_value(value)));
    case READSTAT_TYPE_INT16:
        return readstat_int16_value(value);
    case READSTAT_TYPE_INT32:
        return readstat_int32_value(value);
    case READSTAT_TYPE_FLOAT: {
        // 0.1 in four bytes is meant as 0.1: the shortest decimal that gives the same four bytes
        const float narrow = readstat_float_value(value);
        return QString::number(double(narrow), 'g', 9).toFloat() == narrow && QString::number(double(narrow), 'g', 7).toFloat() == narrow
            ? QString::number(double(narrow), 'g', 7).toDouble()
            : double(narrow);
    }
    default:
        return readstat_double_value(value);
    }
}

int Taking::variable(readstat_variable_t* given, const char* labelSet)
{
    Coming coming;
    auto& variable = coming.variable;
    variable.name = textOf(readstat_variable_get_name(given));
    variable.label = textOf(readstat_variable_get_label(given));
    variable.isText = readstat_variable_get_type_class(given) == READSTAT_TYPE_CLASS_STRING;
    variable.width = variable.isText ? int(std::min<std::size_t>(readstat_variable_get_storage_width(given), 32'767)) : 0;
    variable.measure = data_file::Measure(readstat_variable_get_measure(given));
    const auto format = textOf(readstat_variable_get_format(given));
    coming.date = variable.isText ? StataDate() : stataDateOf(format);
    variable.format = coming.date.kind == StataDate::Kind::None ? spssFormatOf(format, variable.isText) : coming.date.format;
    m_hasPeriods = m_hasPeriods || coming.date.kind == StataDate::Kind::Week || coming.date.kind == StataDate::Kind::HalfYear;
    coming.labelSet = textOf(labelSet);
    m_coming.push_back(std::move(coming));
    return READSTAT_HANDLER_OK;
}

int Taking::value(int row, readstat_variable_t* given, readstat_value_t value)
{
    const auto place = readstat_variable_get_index(given);
    if (place < 0 || std::size_t(place) >= m_coming.size() || row < 0)
        return READSTAT_HANDLER_ABORT;
    auto& coming = m_coming[std::size_t(place)];
    auto& variable = coming.variable;
    if (variable.rows() != std::size_t(row))
        return READSTAT_HANDLER_ABORT;
    m_rows = std::size_t(row) + 1;
    if (m_rows * m_coming.size() > data_file::mostCells) {
        m_isTooLarge = true;
        return READSTAT_HANDLER_ABORT;
    }
    if (variable.isText) {
        const auto* text = readstat_string_value(value);
        std::string_view view(text ? text : "");
        while (!view.empty() && view.back() == ' ')
            view.remove_suffix(1);
        variable.texts.append(view);
        return READSTAT_HANDLER_OK;
    }
    if (readstat_value_is_tagged_missing(value))
        coming.tagged.emplace_back(variable.numbers.size(), readstat_value_tag(value));
    const bool isMissing = readstat_value_is_system_missing(value) || readstat_value_is_tagged_missing(value);
    const double number = isMissing ? notANumber : coming.date.seconds(numberOf(value));
    variable.numbers.push_back(std::isfinite(number) ? number : notANumber);
    return READSTAT_HANDLER_OK;
}

int Taking::label(const char* set, readstat_value_t value, const char* label)
{
    auto& labels = m_labelSets[textOf(set)];
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING)
        labels.labels.push_back({textOf(readstat_string_value(value)), textOf(label)});
    else if (readstat_value_is_tagged_missing(value))
        labels.tagged[readstat_value_tag(value)] = textOf(label);
    else if (const double number = numberOf(value); std::isfinite(number))
        labels.labels.push_back({number, textOf(label)});
    return READSTAT_HANDLER_OK;
}

readstat_error_t Taking::parse(std::string_view bytes, const QByteArray& encoding)
{
    Bytes file{bytes, 0};
    const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(readstat_parser_init(), readstat_parser_free);
    auto* p = parser.get();
    readstat_set_open_handler(p, openBytes);
    readstat_set_close_handler(p, closeBytes);
    readstat_set_seek_handler(p, seek);
    readstat_set_read_handler(p, readBytes);
    readstat_set_io_ctx(p, &file);
    readstat_set_metadata_handler(p, [](readstat_metadata_t* metadata, void* context) {
        self(context).m_file.label = textOf(readstat_get_file_label(metadata));
        self(context).m_file.encoding = textOf(readstat_get_file_encoding(metadata));
        self(context).m_declared = readstat_get_row_count(metadata);
        return int(READSTAT_HANDLER_OK);
    });
    readstat_set_note_handler(p, [](int, const char* note, void* context) {
        self(context).m_file.documents << textOf(note);
        return int(READSTAT_HANDLER_OK);
    });
    readstat_set_variable_handler(
        p, [](int, readstat_variable_t* given, const char* labels, void* context) { return self(context).variable(given, labels); });
    readstat_set_value_handler(p, [](int row, readstat_variable_t* given, readstat_value_t value, void* context) {
        return self(context).value(row, given, value);
    });
    readstat_set_value_label_handler(p, [](const char* set, readstat_value_t value, const char* label, void* context) {
        return self(context).label(set, value, label);
    });
    readstat_set_progress_handler(
        p, [](double done, void* context) { return int(self(context).m_goOn(done) ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT); });
    if (!encoding.isEmpty())
        readstat_set_file_character_encoding(p, encoding.constData());
    return readstat_parse_dta(p, "", this);
}

/// Puts codes in the place of .a to .z: whole numbers below all that the variable has.
void Taking::giveCodes(Coming& coming, const LabelSet& labels)
{
    std::set<char> used;
    for (const auto& [row, tag] : coming.tagged)
        used.insert(tag);
    for (const auto& [tag, label] : labels.tagged)
        used.insert(tag);
    auto& variable = coming.variable;
    if (used.empty())
        return;
    if (coming.date.kind != StataDate::Kind::None) {
        m_hasTags = true; // a date has no room for codes: these stay empty
        return;
    }
    double lowest = 0;
    for (const double number : variable.numbers)
        if (number < lowest)
            lowest = number;
    for (const auto& label : variable.labels)
        lowest = std::min(lowest, std::get<double>(label.value));
    const double base = -std::pow(10, std::max(2.0, std::ceil(std::log10(1 - lowest)) + 1)); // -100, and -101 is .a
    for (const char tag : used) {
        const double code = base - (tag - 'a' + 1);
        const auto known = labels.tagged.find(tag);
        variable.labels.push_back({code, known == labels.tagged.end() ? QStringLiteral(".%1").arg(QLatin1Char(tag)) : known->second});
        variable.missing.emplace_back(data_file::Range{code, code});
    }
    for (const auto& [row, tag] : coming.tagged)
        variable.numbers[row] = base - (tag - 'a' + 1);
    m_file.notes << translate("Import", "“%1”: the lettered missing values (.a to .z) became the codes %2 and below, marked as missing.")
                        .arg(variable.name)
                        .arg(base - 1);
}

data_file::File Taking::finish()
{
    for (auto& coming : m_coming) {
        auto& variable = coming.variable;
        const auto& labels = m_labelSets[coming.labelSet];
        for (const auto& label : labels.labels)
            if (std::holds_alternative<QString>(label.value) == variable.isText) {
                const auto* number = std::get_if<double>(&label.value);
                variable.labels.push_back(number ? data_file::ValueLabel{coming.date.seconds(*number), label.label} : label);
            }
        giveCodes(coming, labels);
        variable.texts.finish();
        m_file.variables.push_back(std::move(variable));
    }
    m_file.rows = m_rows;
    if (m_hasTags)
        m_file.notes << translate("Import", "Lettered missing values (.a to .z) of dates became empty.");
    if (m_hasPeriods)
        m_file.notes << translate("Import", "Weeks and half-years became the date of their first day.");
    return std::move(m_file);
}

tl::unexpected<Error> damaged(const QString& fileName, const QString& kind, const Taking& taking, const QString& detail)
{
    const auto place = taking.rowsRead() > 0 ? translate("Import", "after case %1").arg(taking.rowsRead())
                                             : translate("Import", "in its list of variables");
    return fail(
        Error::Kind::Format,
        translate("Import",
                  "“%1” is damaged %2, or no %3 file. Save it again in the program it comes from, or take another copy. Nothing was "
                  "brought in.")
            .arg(fileName, place, kind),
        detail);
}

Result<data_file::File> readWhole(const QByteArray& bytes, const QString& fileName, const QByteArray& encoding, const Progress& progress)
{
    const auto kind = QStringLiteral("Stata (.dta)");
    bool isCancelled = false;
    Taking taking([&](double done) {
        isCancelled = isCancelled || !progress.at(qint64(done * double(bytes.size())), bytes.size());
        return !isCancelled;
    });
    const auto outcome = taking.parse({bytes.constData(), std::size_t(bytes.size())}, encoding);
    if (isCancelled)
        return fail(Error::Kind::Cancelled, translate("Import", "The import of “%1” was cancelled.").arg(fileName));
    if (taking.isTooLarge())
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” holds more than %2 million values, too many to bring in at once. Split the file in two.")
                        .arg(fileName)
                        .arg(data_file::mostCells / 1'000'000));
    if (outcome == READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION)
        return fail(Error::Kind::Format,
                    translate("Import", "“%1” is of a version of %2 that cannot be read. Save it in an older version (in Stata: saveold).")
                        .arg(fileName, kind));
    if (outcome != READSTAT_OK)
        return damaged(fileName, kind, taking, QString::fromUtf8(readstat_error_message(outcome)));
    const auto declared = taking.rowsDeclared();
    const auto rows = std::int64_t(taking.rowsRead());
    auto file = taking.finish();
    const bool isWhole = std::all_of(file.variables.begin(), file.variables.end(), [&](const auto& v) { return v.rows() == file.rows; });
    if (file.variables.empty() || !isWhole || (declared >= 0 && declared != rows))
        return damaged(fileName, kind, taking, QStringLiteral("%1 of %2 cases").arg(rows).arg(declared));
    return file;
}

/// Variables that a .dta says it has, so that nobody makes us reserve room for more than its bytes can hold.
bool isPlausibleDta(const QByteArray& bytes)
{
    const auto at = [&](qsizetype place) { return place < bytes.size() ? quint64(uchar(bytes[place])) : 0; };
    quint64 variables = 0;
    if (bytes.startsWith("<stata_dta>")) {
        const bool isLittle = bytes.left(200).contains("LSF");
        const auto start = bytes.left(400).indexOf("<K>");
        const auto end = bytes.left(400).indexOf("</K>");
        if (start < 0 || end < start || end - start > 7)
            return false;
        for (auto i = start + 3; i < end; ++i)
            variables = isLittle ? variables | (at(i) << (8 * (i - start - 3))) : (variables << 8) | at(i);
    } else
        variables = at(1) == 1 ? (at(4) << 8) | at(5) : at(4) | (at(5) << 8);
    return variables <= quint64(bytes.size()) / leastBytesPerVariable;
}

} // namespace

bool isDta(const QByteArray& bytes)
{
    if (bytes.startsWith("<stata_dta>"))
        return true;
    // version (102 to 115), byte order, kind of file, nothing
    return bytes.size() > 60 && uchar(bytes[0]) >= 102 && uchar(bytes[0]) <= 115 && (bytes[1] == 1 || bytes[1] == 2) && bytes[2] == 1;
}

Result<data_file::File> read(const QByteArray& bytes, const QString& fileName, const QByteArray& encoding, const Progress& progress)
{
    if (!isPlausibleDta(bytes))
        return fail(Error::Kind::Format,
                    translate("Import",
                              "“%1” is damaged at its start: it says that it has more variables than fit into it. Nothing was brought in. "
                              "Take another copy.")
                        .arg(fileName));
    return readWhole(bytes, fileName, encoding, progress);
}

} // namespace counterpoint::dta
