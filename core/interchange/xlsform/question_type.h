#pragma once
#include <QString>
#include <optional>

namespace counterpoint::xlsform {

/// What a row of the survey asks for or does, read from its column type.
struct QuestionType {
    enum class Kind {
        Begin, ///< of a group, repeat or loop
        End,
        SelectOne,
        SelectMultiple,
        Rank,
        SelectOneExternal, ///< by a list on the sheet external_choices
        Text,
        Integer,
        Decimal,
        Percentage,
        Range,
        Date,
        Time,
        DateTime,
        Note,
        Acknowledge, ///< a box to tick
        Calculate,
        Hidden,
        Metadata, ///< what a device knows: start, today, deviceid
        Audit,
        Barcode,
        Image,
        Audio,
        Video,
        File,
        Osm,
        Geopoint,
        Geotrace,
        Geoshape,
        StartGeopoint,
        BackgroundGeopoint,
        BackgroundAudio,
        ExternalFile, ///< csv-external, xml-external
        Setting, ///< a setting given on the survey sheet
        Unknown
    };
    enum class Container { None, Group, Repeat, Loop };

    Kind kind = Kind::Unknown;
    Container container = Container::None; ///< of Begin and End
    QString list; ///< of choices; of a loop too; a file's name, or a reference to a question of a repeat
    bool orOther = false; ///< 'or_other': a text question is added
    bool fromFile = false; ///< select_one_from_file
    QString plain; ///< the type as XLSForm names it: 'photo' for 'image'

    bool isSelect() const { return kind == Kind::SelectOne || kind == Kind::SelectMultiple || kind == Kind::Rank; }
    /// Whether something stands on the screen for it, which then needs a label or a hint.
    bool isShown() const;
    /// Whether the type brings a hint of its own ('phone number').
    bool bringsHint() const;
    /// Whether a respondent answers it.
    bool isAsked() const;
};

QuestionType questionType(const QString& written);
/// 'group', 'repeat', 'loop'
QString nameOf(QuestionType::Container container);

} // namespace counterpoint::xlsform
