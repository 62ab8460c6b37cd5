import { Badge } from "./Badge";
import { Basic, Box, Col, Row } from "./Box";
import { Button } from "./Button";
import { Card } from "./Card";
import { Chart } from "./Chart";
import { Checkbox } from "./Checkbox";
import { DatePicker } from "./DatePicker";
import { Divider, Spacer } from "./Divider";
import { Form } from "./Form";
import { Icon } from "./Icon";
import { Image } from "./Image";
import { Input } from "./Input";
import { Label } from "./Label";
import { ListView, ListViewItem } from "./ListView";
import { Markdown } from "./Markdown";
import { register } from "./Node";
import { RadioGroup } from "./RadioGroup";
import { Select } from "./Select";
import { Table, TableCell, TableRow } from "./Table";
import { Caption, Text, Title } from "./Text";
import { Textarea } from "./Textarea";
import { Transition } from "./Transition";

// The compiler says here when ChatKit has a component that is missing.
register({
  Badge,
  Basic,
  Box,
  Button,
  Caption,
  Card,
  Chart,
  Checkbox,
  Col,
  DatePicker,
  Divider,
  Form,
  Icon,
  Image,
  Input,
  Label,
  ListView,
  ListViewItem,
  Markdown,
  RadioGroup,
  Row,
  Select,
  Spacer,
  Table,
  "Table.Row": TableRow,
  "Table.Cell": TableCell,
  Text,
  Textarea,
  Title,
  Transition,
});
